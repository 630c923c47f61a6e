package dev.causerie.plugin.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Dialect;
import dev.causerie.testkit.Ack;
import dev.causerie.testkit.FakeClient;
import dev.causerie.testkit.FakeHost;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DemoMeetingTest {

    private static final Map<String, String> DEMO = Map.of("meetingId", "try-this-now");

    private final FakeHost host =
            new FakeHost().settings("meeting", Map.of("demo", "try-this-now")).start(new MeetingPlugin());
    private final User ada = host.user("ada");
    private final User bob = host.user("bob");

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void itsFirstVisitorIsItsHost() {
        Ack first = host.connect(ada, Dialect.VISIO).send("join-meeting", DEMO);
        assertThat(first.success()).isTrue();
        assertThat(first.get("meeting").path("hostId").asText()).isEqualTo(Long.toString(ada.id()));
        Ack second = host.connect(bob, Dialect.VISIO).send("join-meeting", DEMO);
        assertThat(second.get("meeting").path("hostId").asText()).isEqualTo(Long.toString(ada.id()));
        assertThat(second.get("meeting").path("settings").path("allowRecording").asText())
                .isEqualTo("everyone");
    }

    @Test
    void nobodyHostsItBefore() {
        assertThat(host.rest(bob).delete("/api/meetings/try-this-now").status()).isEqualTo(403);
    }

    @Test
    void itIsOpenAgainAfterARestart() {
        FakeClient adas = host.connect(ada, Dialect.VISIO);
        adas.send("join-meeting", DEMO);
        host.rest(ada).delete("/api/meetings/try-this-now");
        FakeClient bobs = host.connect(bob, Dialect.VISIO);
        assertThat(bobs.send("join-meeting", DEMO).code()).isEqualTo("CONFLICT");

        host.stop("meeting");
        host.start(new MeetingPlugin());
        Ack back = bobs.send("join-meeting", DEMO);
        assertThat(back.success()).isTrue();
        assertThat(back.get("meeting").path("hostId").asText()).isEqualTo(Long.toString(bob.id()));
    }

    @Test
    @Timeout(60)
    void serversThatStartTogetherShareOne() {
        host.start("other-servers", context -> {
            Tables tables = Tables.of(context.store());
            DemoMeeting demo = new DemoMeeting(tables, context.clock());
            CyclicBarrier together = new CyclicBarrier(2);
            CompletableFuture<Void> one = CompletableFuture.runAsync(() -> provideAll(demo, together));
            CompletableFuture<Void> two = CompletableFuture.runAsync(() -> provideAll(demo, together));
            CompletableFuture.allOf(one, two).get(50, TimeUnit.SECONDS);
            assertThat(tables.meetings().find("demo-99")).isPresent();
        });
    }

    private static void provideAll(DemoMeeting demo, CyclicBarrier together) {
        for (int i = 0; i < 100; i++) {
            try {
                together.await(10, TimeUnit.SECONDS);
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
            demo.provide("demo-" + i);
        }
    }
}
