package dev.causerie.server.gateway.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** Whatever a client sends is read to its end, and read alike however the network cuts it. */
@Tag("fuzz")
class FrameReaderFuzzTest {

    private static final int MAX = 4_096;

    @FuzzTest(maxDuration = "60s")
    void bytesAreReadAlikeInWholeAndInParts(byte[] bytes) {
        List<String> whole = Read.of(bytes, Math.max(bytes.length, 1), MAX);

        assertThat(Read.of(bytes, 1, MAX)).isEqualTo(whole);
        assertThat(Read.of(bytes, 5, MAX)).isEqualTo(whole);
        assertThat(whole.stream().filter(word -> word.startsWith("fault")).count())
                .isLessThanOrEqualTo(1);
    }
}
