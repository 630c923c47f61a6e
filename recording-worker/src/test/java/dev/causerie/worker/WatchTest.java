package dev.causerie.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WatchTest {

    private static final Duration LIMIT = Duration.ofMillis(100);

    private final AtomicLong nanos = new AtomicLong();
    private final CountDownLatch stalled = new CountDownLatch(1);

    @Test
    void aStallIsAnswered() throws Exception {
        try (Watch watch = new Watch(LIMIT, stalled::countDown, nanos::get)) {
            watch.tick();
            nanos.addAndGet(LIMIT.toNanos());

            assertThat(stalled.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void whoeverGetsOnIsLeftAlone() {
        try (Watch watch = new Watch(LIMIT, stalled::countDown, nanos::get)) {
            await().during(Duration.ofMillis(300))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> {
                        nanos.addAndGet(LIMIT.toNanos() / 2);
                        watch.tick();
                        return stalled.getCount() == 1;
                    });
        }
    }
}
