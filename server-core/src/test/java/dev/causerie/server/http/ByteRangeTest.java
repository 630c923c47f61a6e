package dev.causerie.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, bytes 0-0/100",
        "bytes=10-, bytes 10-99/100",
        "bytes=-10, bytes 90-99/100",
        "bytes=-1000, bytes 0-99/100",
        "bytes=90-1000, bytes 90-99/100",
    })
    void oneRangeIsCutToWhatExists(String header, String contentRange) {
        assertThat(ByteRange.parse(header, 100).orElseThrow().contentRange()).isEqualTo(contentRange);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100-", "bytes=-0", "bytes=500-600"})
    void rangesOfNothingAreUnsatisfiable(String header) {
        assertThat(ByteRange.parse(header, 100).orElseThrow().isSatisfiable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes=",
                "bytes=-",
                "bytes=5-1",
                "bytes=a-b",
                "bytes=0-1,3-4",
                "lines=0-1",
                "bytes=99999999999999999999-"
            })
    void otherHeadersAskForTheWhole(String header) {
        assertThat(ByteRange.parse(header, 100)).isEmpty();
    }

    @Test
    void nothingOfAnEmptyBodyCanBeHad() {
        assertThat(ByteRange.parse("bytes=0-", 0).orElseThrow().isSatisfiable()).isFalse();
    }
}
