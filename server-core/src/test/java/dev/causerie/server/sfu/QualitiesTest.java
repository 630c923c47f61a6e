package dev.causerie.server.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.api.domain.media.ConnectionQuality;
import dev.causerie.api.domain.media.ConnectionQualityChanged;
import dev.causerie.api.domain.media.QualityReason;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.domain.users.Users;
import dev.causerie.api.event.VolatileEvent;
import dev.causerie.api.room.Room;
import dev.causerie.api.session.Session;
import dev.causerie.media.LinkQuality;
import dev.causerie.media.LinkQuality.Cause;
import dev.causerie.media.LinkQuality.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is told of connections: changes to the room, and to a session all that is known, in order. */
class QualitiesTest {

    private static final Room ROOM = Room.of("meeting", "abc-defg-hij");
    private static final Room OTHER = Room.of("meeting", "xyz-defg-hij");
    private static final LinkQuality POOR = new LinkQuality(Level.POOR, Cause.LOSS);

    private record Sent(Room to, VolatileEvent event) {}

    private final List<Sent> sent = new ArrayList<>();
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final FakeMediaServer server = new FakeMediaServer();
    private final Conferences conferences = new Conferences(
            server, new ConferenceEvents(tasks::add, new Nobody(), (room, event) -> sent.add(new Sent(room, event))));

    private FakeRouter open(Room room) {
        conferences.answer(room, new Session("phone", 1, Set.of()), "v=0", List.of());
        return server.last();
    }

    private void work() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    private static ConnectionQualityChanged bad(Room room, long userId) {
        return new ConnectionQualityChanged(room, userId, ConnectionQuality.POOR, QualityReason.LOSS);
    }

    @Test
    void aChangeIsToldToTheRoom() {
        open(ROOM).rate("7", POOR);
        work();
        assertThat(sent).containsExactly(new Sent(ROOM, bad(ROOM, 7)));
    }

    @Test
    void aSessionIsToldWhatIsKnownOfItsRoomAndWhoHasNoMediaAnyMoreIsNotAmongIt() {
        FakeRouter router = open(ROOM);
        router.rate("7", POOR);
        router.rate("8", LinkQuality.GOOD);
        router.rate("9", POOR);
        router.rate("9", LinkQuality.UNKNOWN);
        open(OTHER).rate("5", POOR);
        work();
        sent.clear();

        conferences.tellQualities(ROOM, "laptop");
        work();

        Room laptop = Room.ofSession("laptop");
        assertThat(sent)
                .containsExactly(
                        new Sent(laptop, bad(ROOM, 7)),
                        new Sent(
                                laptop,
                                new ConnectionQualityChanged(ROOM, 8, ConnectionQuality.GOOD, QualityReason.NONE)));
    }

    @Test
    void whatWasToldLastCanBeAskedForAndWhoHasNoMediaAnyMoreIsNotAmongIt() {
        FakeRouter router = open(ROOM);
        router.rate("7", LinkQuality.GOOD);
        router.rate("7", POOR);
        router.rate("8", LinkQuality.GOOD);
        router.rate("9", POOR);
        router.rate("9", LinkQuality.UNKNOWN);
        assertThat(conferences.qualities(ROOM)).as("before it is told").isEmpty();
        work();

        assertThat(conferences.qualities(ROOM))
                .containsOnly(Map.entry(7L, ConnectionQuality.POOR), Map.entry(8L, ConnectionQuality.GOOD));
        assertThat(conferences.qualities(OTHER)).isEmpty();
    }

    @Test
    void whatChangesMeanwhileComesAfterwards() {
        FakeRouter router = open(ROOM);
        router.rate("7", LinkQuality.GOOD);
        conferences.tellQualities(ROOM, "laptop");
        router.rate("7", POOR);
        work();
        assertThat(sent).extracting(Sent::to).containsExactly(ROOM, Room.ofSession("laptop"), ROOM);
        assertThat(sent.get(2).event()).isEqualTo(bad(ROOM, 7));
    }

    @Test
    void ofARoomWithoutMediaThereIsNothingToTell() {
        conferences.tellQualities(ROOM, "laptop");
        open(ROOM).rate("7", LinkQuality.UNKNOWN);
        conferences.tellQualities(ROOM, "laptop");
        work();
        assertThat(sent).extracting(Sent::to).containsExactly(ROOM);
    }

    @Test
    void pluginsHaveAWordForEachLevelAndCauseAndNoOther() {
        assertThat(Stream.of(ConnectionQuality.values()).map(Enum::name))
                .containsExactlyElementsOf(
                        Stream.of(Level.values()).map(Enum::name).toList());
        assertThat(Stream.of(QualityReason.values()).map(Enum::name))
                .containsExactlyElementsOf(
                        Stream.of(Cause.values()).map(Enum::name).toList());
    }

    private static final class Nobody implements Users {

        @Override
        public Optional<User> find(long id) {
            return Optional.empty();
        }

        @Override
        public Map<Long, User> findAll(Collection<Long> ids) {
            return Map.of();
        }
    }
}
