package dev.causerie.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.api.domain.media.Blocked;
import dev.causerie.api.domain.media.TrackSource;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.domain.users.Users;
import dev.causerie.api.room.Grant;
import dev.causerie.api.room.Room;
import dev.causerie.api.session.Session;
import dev.causerie.server.dispatch.FakePlugin;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoomGrantsTest {

    private static final Room ROOM = Room.of("room", "a");

    private final RoomOwners owners = new RoomOwners();
    private final RoomGrants grants = new RoomGrants(new AdaAlone(), new LiveSessions(), owners);

    @Test
    void theOwnerIsAskedAboutTheSessionThoughItIsNotConnected() {
        owners.own(
                FakePlugin.named("rooms"),
                "room",
                (user, session, id) -> user.username().equals("ada")
                        && session.id().equals("phone")
                        && session.userId() == 1
                        && id.equals("a"));

        assertThat(grants.allows(ROOM, "phone", 1)).hasValue(true);
        assertThat(grants.allows(ROOM, "laptop", 1)).hasValue(false);
    }

    @Test
    void aDeletedUserMayBeNowhere() {
        assertThat(grants.allows(ROOM, "phone", 2)).hasValue(false);
    }

    @Test
    void withoutAnOwnerNobodyCanSay() throws Exception {
        AutoCloseable owning = owners.own(FakePlugin.named("rooms"), "room", (user, session, id) -> false);
        owning.close();
        assertThat(grants.allows(ROOM, "phone", 1)).isEmpty();
    }

    @Test
    void anOwnerThatFailsHasNotSaidNo() {
        owners.own(FakePlugin.named("rooms"), "room", (user, session, id) -> {
            throw new IllegalStateException("The database is away");
        });
        assertThat(grants.allows(ROOM, "phone", 1)).isEmpty();
    }

    @Test
    void theOwnerSaysWhatMayNotPass() {
        assertThat(grants.blocks(ROOM, 1)).isEmpty();
        Blocked blocked = new Blocked(Set.of(TrackSource.SCREEN), 7);
        owners.own(FakePlugin.named("rooms"), "room", new Grant() {
            @Override
            public boolean allows(User user, Session session, String roomId) {
                return true;
            }

            @Override
            public Optional<Blocked> blocks(User user, String roomId) {
                return Optional.of(blocked).filter(any -> user.id() == 1 && roomId.equals("a"));
            }
        });

        assertThat(grants.blocks(ROOM, 1)).contains(blocked);
        assertThat(grants.blocks(Room.of("room", "b"), 1)).isEmpty();
        assertThat(grants.blocks(ROOM, 2)).as("of a deleted user").isEmpty();
    }

    private static final class AdaAlone implements Users {

        @Override
        public Optional<User> find(long id) {
            return id == 1 ? Optional.of(new User(1, "ada", false, Optional.empty(), Instant.EPOCH)) : Optional.empty();
        }

        @Override
        public Map<Long, User> findAll(Collection<Long> ids) {
            throw new UnsupportedOperationException("findAll");
        }
    }
}
