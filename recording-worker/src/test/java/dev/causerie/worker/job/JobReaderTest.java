package dev.causerie.worker.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobReaderTest {

    private static final String GOOD = """
            {"recordingId":"r1","type":"both","outputPrefix":"m/r1","later":{"x":1},
             "s3":{"endpoint":"http://h:1","region":"us-east-1","accessKey":"a","secretKey":"hush","bucket":"rec"},
             "tracks":[{"trackId":"t1","participantId":"p","username":"Ann","kind":"video","source":"camera",
               "codec":"vp8","startMs":40,"fragments":[{"sequence":0,"key":"k","size":10}]}],
             "composite":{"width":1280,"height":720,"fps":25}}
            """;

    @Test
    void aJobIsReadWithItsUnknownFieldsIgnored() throws Exception {
        Job job = read(GOOD);

        assertThat(job.type()).isEqualTo(RecordingType.BOTH);
        assertThat(job.tracks().get(0).fragments().get(0).size()).isEqualTo(10);
        assertThat(job.compositeKey()).isEqualTo("m/r1/composite.webm");
        assertThat(job.trackKey(job.tracks().get(0))).isEqualTo("m/r1/tracks/t1.webm");
        assertThat(job.toString()).doesNotContain("hush");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "recordingId":"r1",      |                              | recordingId
                    "secretKey":"hush",      |                              | s3.secretKey
                    ,"fps":25                |                              | composite.fps
                    "startMs":40,            |                              | tracks[0].startMs
                    "startMs":40,            | "startMs":null,              | tracks[0].startMs
                    "startMs":40,            | "startMs":-1,                | tracks[0].startMs
                    "startMs":40,            | "startMs":"soon",            | tracks[0].startMs
                    "size":10                | "size":0                     | tracks[0].fragments[0].size
                    "sequence":0             | "sequence":-3                | tracks[0].fragments[0].sequence
                    "trackId":"t1"           | "trackId":"../x"             | tracks[0].trackId
                    "kind":"video"           | "kind":"smell"               | tracks[0].kind
                    "kind":"video"           | "kind":"audio"               | tracks[0].codec
                    "outputPrefix":"m/r1"    | "outputPrefix":"../m"        | outputPrefix
                    "endpoint":"http://h:1"  | "endpoint":"file:///etc"     | s3.endpoint
                    "width":1280             | "width":1281                 | composite.width
                    [{"sequence":0,"key":"k","size":10}] | [null]           | tracks[0].fragments
                    [{"sequence":0,"key":"k","size":10}] | []               | tracks[0].fragments
                    "type":"both"            | "type":7                     | type
                    """)
    void aFaultIsNamedByItsPath(String part, String replacement, String path) {
        String bad = GOOD.replace(part, replacement == null ? "" : replacement);

        assertThat(bad).isNotEqualTo(GOOD);
        assertThatThrownBy(() -> read(bad)).isInstanceOf(BadJobException.class).hasMessageContaining(path + " ");
    }

    @Test
    void twoTracksWithOneIdWouldShareAFile() {
        String track = GOOD.substring(GOOD.indexOf("{\"trackId\""), GOOD.indexOf("],\n \"composite\""));

        assertThatThrownBy(() -> read(GOOD.replace(track, track + "," + track)))
                .isInstanceOf(BadJobException.class)
                .hasMessageContaining("trackId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "{", "{}{}", "\u0000"})
    void whatIsNoJobIsRefused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(BadJobException.class);
    }

    private static Job read(String json) throws Exception {
        return new JobReader().read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
