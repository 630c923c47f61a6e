package dev.causerie.server.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.causerie.server.config.StoreSettings;
import dev.causerie.server.store.MariaDbServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MariaDbServer.class)
class EventLogOnMariaDbTest extends EventLogContract {
    private final MariaDbServer server;

    EventLogOnMariaDbTest(MariaDbServer server) {
        this.server = server;
    }

    @Override
    StoreSettings settings() {
        return server.freshSchema();
    }

    /** On H2 one transaction at a time writes, so that the later id is the later commit. */
    @Test
    void aLateCommitIsNotPassedOver() throws Exception {
        var appended = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        var slow = CompletableFuture.runAsync(() -> host.transaction(() -> {
            log.append(new LoggedEvent("r", "said", "chat", "lower id, later commit"));
            appended.countDown();
            await().atMost(Duration.ofSeconds(20)).until(() -> mayCommit.getCount() == 0);
            return null;
        }));
        assertThat(appended.await(20, TimeUnit.SECONDS)).isTrue();
        say("r", "higher id, earlier commit");
        arrived(1);

        mayCommit.countDown();
        slow.get(20, TimeUnit.SECONDS);
        arrived(2);

        assertThat(delivered)
                .extracting(StampedEvent::payload)
                .containsExactly("higher id, earlier commit", "lower id, later commit");
        assertThat(delivered).extracting(StampedEvent::position).containsExactly(before + 1, before + 2);
    }
}
