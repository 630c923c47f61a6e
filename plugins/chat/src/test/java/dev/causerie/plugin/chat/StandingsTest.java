package dev.causerie.plugin.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.api.domain.meetings.MeetingRole;
import dev.causerie.api.domain.meetings.MeetingState;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.event.Dialect;
import dev.causerie.plugin.messages.MessagesPlugin;
import dev.causerie.testkit.Ack;
import dev.causerie.testkit.FakeClient;
import dev.causerie.testkit.FakeHost;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may do what in a chat, role by role. */
class StandingsTest {

    private static final Map<String, String> PAYLOAD =
            Map.of("meetingId", "abc-defg-hij", "text", "x", "messageId", "1", "emoji", "👍");
    private static final List<String> EVENTS =
            List.of("chat-message", "get-chat-history", "get-chat-stats", "chat-reaction", "chat-reaction-remove");

    private final FakeHost host = new FakeHost();

    @AfterEach
    void close() {
        host.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = MeetingRole.class,
            names = {"WAITING", "EJECTED", "GUEST", "STRANGER"})
    void whoIsNotInTheMeetingIsRefused(MeetingRole role) {
        FakeClient client = standingAs(role, MeetingState.OPEN);
        for (String event : EVENTS) {
            assertThat(client.send(event, PAYLOAD).code()).as(event).isEqualTo("FORBIDDEN");
        }
        assertThat(client.received()).containsOnly("chat-error");
    }

    @ParameterizedTest
    @EnumSource(
            value = MeetingRole.class,
            names = {"HOST", "PARTICIPANT"})
    void whoIsInItIsNot(MeetingRole role) {
        FakeClient client = standingAs(role, MeetingState.LOCKED);
        for (String event : EVENTS) {
            Ack ack = client.send(event, PAYLOAD);
            assertThat(ack.success()).as("%s: %s", event, ack.body()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = MeetingRole.class,
            names = {"HOST", "PARTICIPANT"})
    void nobodyWritesInAMeetingThatHasEnded(MeetingRole role) {
        FakeClient client = standingAs(role, MeetingState.ENDED);
        for (String event : EVENTS) {
            assertThat(client.send(event, PAYLOAD).code()).as(event).isEqualTo("CONFLICT");
        }
    }

    private FakeClient standingAs(MeetingRole role, MeetingState state) {
        host.start("meetings", context -> context.offer(Meetings.class, new StandingMeetings(role, state)))
                .start(new MessagesPlugin(), new ChatPlugin());
        return host.connect(host.user("ada"), Dialect.VISIO);
    }
}
