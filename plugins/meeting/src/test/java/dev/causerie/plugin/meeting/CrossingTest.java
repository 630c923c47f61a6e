package dev.causerie.plugin.meeting;

import static dev.causerie.plugin.meeting.MeetingScene.last;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.causerie.api.domain.meetings.MeetingLock;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.meetings.Participant;
import dev.causerie.api.domain.meetings.ParticipantLeft;
import dev.causerie.testkit.Ack;
import dev.causerie.testkit.FakeClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Changes of a meeting that cross each other: what was true when one was asked for is not when its turn comes. */
class CrossingTest {

    private final MeetingScene scene = new MeetingScene();

    @AfterEach
    void close() {
        scene.close();
    }

    private List<String> present(String meetingId) {
        return scene.host.service(Meetings.class).participants(meetingId).stream()
                .map(Participant::username)
                .toList();
    }

    @Test
    void whoComesBackWhileOthersAreTakenOutStays() {
        String id = scene.meeting();
        scene.joined(scene.ada, id);
        FakeClient bob = scene.joined(scene.bob, id);
        FakeClient eve = scene.joined(scene.eve, id);
        AtomicInteger gone = new AtomicInteger();
        scene.host.start(
                "rescue",
                host -> host.observe(ParticipantLeft.class, left -> {
                    if (gone.incrementAndGet() == 1) {
                        (left.userId() == scene.bob.id() ? eve : bob).reconnect();
                    }
                }));

        bob.drop();
        eve.drop();
        scene.host.advance(Duration.ofSeconds(30));

        assertThat(gone).hasValue(1);
        assertThat(present(id)).hasSize(2);
    }

    @Test
    void whoIsLetInWhileHeJoinsAnotherMeetingIsInThatOneAlone() throws Exception {
        String left = scene.meeting(Map.of("waitingRoom", true));
        FakeClient ada = scene.joined(scene.ada, left);
        FakeClient eve = scene.joined(scene.eve, left);
        String ticket = last(ada, "waiting-join").path("socketId").asText();
        String joined = scene.meeting();

        Ack ack = scene.host
                .service(MeetingLock.class)
                .whileLocked(left, meeting -> {
                    CompletableFuture<Ack> joining = startedAndWaiting(eve, joined);
                    assertThat(ada.send("approve-waiting", Map.of("meetingId", left, "socketId", ticket))
                                    .success())
                            .isTrue();
                    return joining;
                })
                .get(10, TimeUnit.SECONDS);

        assertThat(ack.success()).isTrue();
        assertThat(present(left)).containsExactly("ada");
        assertThat(present(joined)).containsExactly("eve");
        eve.forget();
        ada.send("hand-raised", Map.of("meetingId", left));
        assertThat(eve.received()).isEmpty();
    }

    /** It joins on a thread of its own, and waits for the meeting that it is to leave. */
    private CompletableFuture<Ack> startedAndWaiting(FakeClient client, String meetingId) {
        CompletableFuture<Ack> joining = new CompletableFuture<>();
        Thread thread = new Thread(() -> joining.complete(scene.join(client, meetingId)));
        thread.start();
        await().until(() -> thread.getState() != Thread.State.RUNNABLE);
        return joining;
    }
}
