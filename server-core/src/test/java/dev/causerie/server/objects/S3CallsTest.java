package dev.causerie.server.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minio.errors.MinioException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class S3CallsTest {
    private final S3Calls calls = new S3Calls(3, Duration.ofMillis(1));
    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void silenceIsTriedAgain() {
        var result = calls.run("k", () -> {
            if (tries.incrementAndGet() < 3) {
                throw new MinioException(new IOException("reset"));
            }
            return "done";
        });

        assertThat(result).isEqualTo("done");
        assertThat(tries).hasValue(3);
    }

    @Test
    void silenceInAnUncheckedWrappingIsSilence() {
        assertThatThrownBy(() -> calls.run("k", () -> {
                    tries.incrementAndGet();
                    throw new IllegalStateException(new IOException("refused"));
                }))
                .isInstanceOf(ObjectStoreUnavailable.class);
        assertThat(tries).hasValue(3);
    }

    @Test
    void triesAreLimited() {
        assertThatThrownBy(() -> calls.run("k", () -> {
                    tries.incrementAndGet();
                    throw new IOException("reset");
                }))
                .isInstanceOf(ObjectStoreUnavailable.class)
                .hasMessageContaining("'k'")
                .hasMessageContaining("reset");
        assertThat(tries).hasValue(3);
    }

    @Test
    void anAnswerThatWillNotChangeIsNotAskedForTwice() {
        assertThatThrownBy(() -> calls.run("k", () -> {
                    tries.incrementAndGet();
                    throw new MinioException("no bucket of that name can be");
                }))
                .isInstanceOf(ObjectRefused.class);
        assertThat(tries).hasValue(1);
    }
}
