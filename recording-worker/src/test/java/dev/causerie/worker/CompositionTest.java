package dev.causerie.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes out of whole recordings. */
class CompositionTest {

    private static final int CUES = 0x1C53BB6B;
    private static final int CLUSTER = 0x1F43B675;

    @TempDir
    static Path folder;

    private static TestStore store;

    @BeforeAll
    static void openStore() throws Exception {
        store = new TestStore(folder);
    }

    @AfterAll
    static void closeStore() throws Exception {
        store.stop();
    }

    @Test
    void oneParticipantIsRemuxedInStep() throws Exception {
        JobText job = job("both")
                .track(store, "a-camera", "video", 700, TestMedia.video(160, 120, 200, 6))
                .track(store, "a-mic", "audio", 200, TestMedia.audio(440, 6));

        WorkerProcess worker = WorkerProcess.run(job.toString());

        assertThat(worker.exitCode()).as(worker.log()).isZero();
        assertThat(worker.of("warning")).isEmpty();
        assertThat(worker.of("progress").get(0).get("ratio").asDouble()).isZero();
        JsonNode file = worker.composite();
        assertThat(file.get("contentType").asText()).isEqualTo("video/webm");
        assertThat(file.get("width").asInt()).isEqualTo(160);
        assertThat(file.get("size").asLong()).isEqualTo(Files.size(store.file(job.compositeKey())));
        assertThat(file.get("durationMs").asLong()).isBetween(6_300L, 6_500L);
        Probe probe = Probe.of(store.file(job.compositeKey()));
        assertThat(probe.streams).containsExactlyInAnyOrder("vp8", "opus");
        assertThat(probe.durationSeconds).isCloseTo(6.45, within(0.2));
        assertThat(probe.decodeErrors).isZero();
        assertThat(probe.firstPicture()).isCloseTo(0.5, within(0.03));
        assertThat(probe.firstSound()).isCloseTo(0.0, within(0.03));
        assertThat(probe.videoFrames).isEqualTo(6 * TestMedia.FPS);
    }

    @Test
    void everyTrackGetsASeekableFileOfItsOwn() throws Exception {
        JobText job = job("both")
                .track(store, "a-camera", "video", 700, TestMedia.video(160, 120, 200, 8))
                .track(store, "a-mic", "audio", 200, TestMedia.audio(440, 8));

        WorkerProcess worker = WorkerProcess.run(job.toString());

        assertThat(worker.last().get("files"))
                .extracting(f -> f.path("trackId").asText("composite"))
                .containsExactly("composite", "a-camera", "a-mic");
        for (String trackId : List.of("a-camera", "a-mic")) {
            Probe probe = Probe.of(store.file(job.trackKey(trackId)));
            assertThat(probe.durationSeconds).isCloseTo(8, within(0.2));
            assertThat(probe.cues).isGreaterThan(1);
            assertThat(probe.seekLandsAt).isBetween(1.9, 4.1);
            assertThat(probe.decodeErrors).isZero();
            byte[] bytes = Files.readAllBytes(store.file(job.trackKey(trackId)));
            assertThat(indexOf(bytes, CUES)).isPositive().isLessThan(indexOf(bytes, CLUSTER));
        }
        assertThat(worker.last().get("files").get(2).get("contentType").asText())
                .isEqualTo("audio/webm");
    }

    @Test
    void participantsAppearAndVanishInAGrid() throws Exception {
        JobText job = job("both")
                .track(store, "a-camera", "video", 0, TestMedia.video(160, 120, 200, 8))
                .track(store, "a-mic", "audio", 0, TestMedia.audio(300, 2))
                .track(store, "b-camera", "video", 2_000, TestMedia.video(96, 128, 120, 3))
                .track(store, "c-camera", "video", 3_000, TestMedia.video(160, 120, 70, 5))
                .track(store, "c-mic", "audio", 3_000, TestMedia.audio(900, 1));

        WorkerProcess worker = WorkerProcess.run(job.toString());

        assertThat(worker.exitCode()).as(worker.log()).isZero();
        assertThat(worker.of("progress")).hasSizeGreaterThan(10);
        Probe probe = Probe.of(store.file(job.compositeKey()));
        assertThat(probe.streams).hasSize(2).contains("opus");
        assertThat(probe.durationSeconds).isCloseTo(8, within(0.3));
        assertThat(probe.decodeErrors).isZero();
        assertThat(probe.cues).isGreaterThanOrEqualTo(4);
        assertThat(probe.width).isEqualTo(320);
        assertThat(probe.height).isEqualTo(240);
        assertThat(probe.brightness(1, 0.25, 0.25)).as("a from the start").isCloseTo(200, within(12));
        assertThat(probe.brightness(1, 0.75, 0.25)).as("b not yet").isLessThan(30);
        assertThat(probe.brightness(2.5, 0.75, 0.25)).as("b there").isCloseTo(120, within(12));
        assertThat(probe.brightness(2.5, 0.25, 0.75)).as("c not yet").isLessThan(30);
        assertThat(probe.brightness(4, 0.25, 0.75)).as("c there").isCloseTo(70, within(12));
        assertThat(probe.brightness(6, 0.75, 0.25)).as("b gone").isLessThan(30);
        assertThat(probe.brightness(7, 0.25, 0.25)).as("a to the end").isCloseTo(200, within(12));
        assertThat(probe.loudness(1)).as("a speaks").isGreaterThan(0.3f);
        assertThat(probe.loudness(2.6)).as("nobody speaks").isLessThan(0.05f);
        assertThat(probe.loudness(3.5)).as("c speaks").isGreaterThan(0.3f);
        assertThat(probe.loudness(5)).as("nobody speaks").isLessThan(0.05f);
    }

    @Test
    void drawnPictureAndMixedSoundStayInStep() throws Exception {
        JobText job = job("both")
                .track(store, "a-camera", "video", 0, TestMedia.video(160, 120, 40, 6))
                .track(store, "b-camera", "video", 4_000, TestMedia.video(160, 120, 200, 2))
                .track(store, "b-mic", "audio", 4_000, TestMedia.audio(440, 2));

        WorkerProcess.run(job.toString());

        Probe probe = Probe.of(store.file(job.compositeKey()));
        double seen = probe.firstBrighterThan(150, 0.75, 0.5);
        double heard = probe.firstLouderThan(0.25f);
        assertThat(seen).isCloseTo(4, within(0.1));
        assertThat(heard).isCloseTo(seen, within(0.1));
    }

    @Test
    void aScreenGetsTheStage() throws Exception {
        JobText job = job("video")
                .track(store, "a-camera", "video", 0, TestMedia.video(160, 120, 60, 3))
                .track(store, "a-screen", "video", 0, TestMedia.video(240, 240, 200, 3));

        WorkerProcess worker = WorkerProcess.run(job.toString());

        assertThat(worker.exitCode()).as(worker.log()).isZero();
        Probe probe = Probe.of(store.file(job.compositeKey()));
        assertThat(probe.streams).hasSize(1);
        assertThat(probe.brightness(2, 0.1, 0.5)).isCloseTo(200, within(12));
        assertThat(probe.brightness(2, 0.65, 0.5)).isCloseTo(200, within(12));
        assertThat(probe.brightness(2, 0.9, 0.1)).isCloseTo(60, within(12));
        assertThat(probe.brightness(2, 0.9, 0.6)).isLessThan(30);
    }

    @Test
    void soundAloneBecomesAnAudioFile() throws Exception {
        JobText job = job("audio")
                .track(store, "a-mic", "audio", 1_000, TestMedia.audio(300, 4))
                .track(store, "b-mic", "audio", 3_000, TestMedia.audio(500, 4))
                .track(store, "b-camera", "video", 0, TestMedia.video(160, 120, 200, 2));

        WorkerProcess worker = WorkerProcess.run(job.toString());

        assertThat(worker.exitCode()).as(worker.log()).isZero();
        assertThat(worker.composite().get("contentType").asText()).isEqualTo("audio/webm");
        assertThat(worker.last().get("files")).hasSize(3);
        Probe probe = Probe.of(store.file(job.compositeKey()));
        assertThat(probe.streams).containsExactly("opus");
        assertThat(probe.durationSeconds).isCloseTo(6, within(0.2));
        assertThat(probe.decodeErrors).isZero();
        assertThat(probe.cues).isPositive();
    }

    @Test
    void aJobThatRunsTwiceWritesTheSame() throws Exception {
        JobText job = job("both")
                .track(store, "a-camera", "video", 0, TestMedia.video(160, 120, 200, 2))
                .track(store, "b-camera", "video", 500, TestMedia.video(160, 120, 90, 2))
                .track(store, "b-mic", "audio", 500, TestMedia.audio(440, 2));
        WorkerProcess first = WorkerProcess.run(job.toString());
        byte[] composite = Files.readAllBytes(store.file(job.compositeKey()));
        byte[] track = Files.readAllBytes(store.file(job.trackKey("b-mic")));

        WorkerProcess second = WorkerProcess.run(job.toString());

        assertThat(second.last()).isEqualTo(first.last());
        assertThat(Files.readAllBytes(store.file(job.compositeKey()))).isEqualTo(composite);
        assertThat(Files.readAllBytes(store.file(job.trackKey("b-mic")))).isEqualTo(track);
    }

    private JobText job(String type) {
        return new JobText(store.endpoint(), type);
    }

    private static int indexOf(byte[] bytes, int id) {
        for (int i = 0; i + 4 <= bytes.length; i++) {
            int found = ByteBuffer.wrap(bytes, i, 4).getInt();
            if (found == id) {
                return i;
            }
        }
        return -1;
    }
}
