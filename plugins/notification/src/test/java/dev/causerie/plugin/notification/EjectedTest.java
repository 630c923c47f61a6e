package dev.causerie.plugin.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.meetings.Meeting;
import dev.causerie.api.domain.meetings.MeetingRole;
import dev.causerie.api.domain.meetings.MeetingSettings;
import dev.causerie.api.domain.meetings.MeetingState;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.meetings.Participant;
import dev.causerie.api.domain.messages.ConversationKey;
import dev.causerie.api.domain.messages.MessageType;
import dev.causerie.api.domain.messages.Messages;
import dev.causerie.api.domain.messages.NewMessage;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Dialect;
import dev.causerie.api.event.Standing;
import dev.causerie.api.session.Session;
import dev.causerie.plugin.messages.MessagesPlugin;
import dev.causerie.testkit.FakeClient;
import dev.causerie.testkit.FakeHost;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EjectedTest {

    /** A meeting that Bob was in, and to which everybody stands like this. Immutable. */
    private record Left(User bob, MeetingRole role) implements Meetings {

        @Override
        public Optional<Meeting> find(String id) {
            return Optional.of(new Meeting(
                    id, "Standup", "", 0, "nobody", MeetingSettings.DEFAULT, 1, Instant.EPOCH, Optional.empty()));
        }

        @Override
        public List<Participant> participants(String meetingId) {
            return List.of();
        }

        @Override
        public Set<Long> away(String meetingId) {
            return Set.of();
        }

        @Override
        public boolean wasIn(String meetingId, long userId) {
            return userId == bob.id();
        }

        @Override
        public Map<Long, String> everIn(String meetingId) {
            return Map.of(bob.id(), bob.username());
        }

        @Override
        public Standing standing(User user, String subject) {
            return Standing.of(role, MeetingState.OPEN);
        }

        @Override
        public String subjectOf(Session session) {
            throw Rejected.forbidden("You are not in a meeting with this connection");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = MeetingRole.class,
            names = {"EJECTED", "STRANGER"})
    void whoWasEjectedIsNotToldWhatIsSaidOfHim(MeetingRole role) {
        try (FakeHost host = new FakeHost()) {
            User ada = host.user("ada");
            User bob = host.user("bob");
            host.start("meetings", context -> context.offer(Meetings.class, new Left(bob, role)))
                    .start(new MessagesPlugin(), new NotificationPlugin());
            FakeClient bobs = host.connect(bob, Dialect.VISIO);

            host.service(Messages.class)
                    .send(
                            new NewMessage(
                                    new ConversationKey(Meetings.ROOM_KIND, "abc"),
                                    ada,
                                    MessageType.TEXT,
                                    "so much for @bob",
                                    Optional.empty()),
                            Meetings.room("abc"));

            assertThat(bobs.received("notification")).hasSize(role == MeetingRole.EJECTED ? 0 : 1);
        }
    }
}
