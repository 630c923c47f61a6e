package dev.causerie.server.sfu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causerie.api.Code;
import dev.causerie.api.Rejected;
import dev.causerie.api.domain.media.Blocked;
import dev.causerie.api.domain.media.MediaQuality;
import dev.causerie.api.domain.media.SlotWish;
import dev.causerie.api.domain.media.TrackSource;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.domain.users.Users;
import dev.causerie.api.room.Room;
import dev.causerie.api.session.Session;
import dev.causerie.media.Router;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConferencesTest {

    private static final Room ROOM = Room.of("meeting", "abc-defg-hij");
    private static final Room OTHER = Room.of("meeting", "xyz-defg-hij");

    private final FakeMediaServer server = new FakeMediaServer();
    private final Conferences conferences =
            new Conferences(server, new ConferenceEvents(Runnable::run, new Nobody(), (room, event) -> {}));

    /** The user's session offers, and its media path stands. */
    private FakeRouter publish(Room room, String sessionId, long userId) {
        offer(room, sessionId, userId);
        server.last().connect(sessionId);
        return server.last();
    }

    private void offer(Room room, String sessionId, long userId) {
        conferences.answer(room, new Session(sessionId, userId, Set.of()), "v=0", List.of());
    }

    @Test
    void aCapOfARoomReachesItsRouterNowAndWhenItOpensAnew() {
        conferences.limit(ROOM, MediaQuality.LOW);
        FakeRouter first = publish(ROOM, "phone", 1);
        assertThat(first.roomCap).isZero();

        conferences.limit(ROOM, MediaQuality.MEDIUM);
        assertThat(first.roomCap).isEqualTo(1);

        conferences.closeRoom(ROOM);
        assertThat(publish(ROOM, "phone", 1).roomCap).isEqualTo(1);
        assertThat(publish(OTHER, "laptop", 2).roomCap).isEqualTo(Router.ANY_LAYER);
    }

    @Test
    void highAndAutoLiftACap() {
        FakeRouter router = publish(ROOM, "phone", 1);
        for (MediaQuality lifting : List.of(MediaQuality.HIGH, MediaQuality.AUTO)) {
            conferences.limit(ROOM, MediaQuality.LOW);
            conferences.limit(ROOM, lifting);
            assertThat(router.roomCap).isEqualTo(Router.ANY_LAYER);
        }
    }

    @Test
    void aCapOfASessionIsSetBeforeItOffersAndGoesWithItsMedia() {
        conferences.limit(ROOM, "phone", MediaQuality.MEDIUM);
        FakeRouter router = publish(ROOM, "phone", 1);
        assertThat(router.transportCaps).containsEntry("phone", 1);
        assertThat(router.roomCap).isEqualTo(Router.ANY_LAYER);

        conferences.close(ROOM, "phone");
        assertThat(router.transportCaps).containsEntry("phone", Router.ANY_LAYER);

        conferences.limit(ROOM, "phone", MediaQuality.LOW);
        conferences.sessionGone("phone");
        assertThat(router.transportCaps).containsEntry("phone", Router.ANY_LAYER);
    }

    @Test
    void theEndOfARecordedRoomEndsItsMediaAndLaterItsRouter() {
        conferences.record(ROOM);
        FakeRouter router = publish(ROOM, "phone", 1);
        publish(ROOM, "laptop", 2);

        conferences.closeRoom(ROOM);
        assertThat(router.transports()).isEmpty();
        assertThat(router.closed).as("while it is recorded").isFalse();

        conferences.recordNoMore(ROOM);
        assertThat(router.closed).isTrue();
        publish(ROOM, "phone", 1);
        assertThat(server.routers).hasSize(2);
    }

    @Test
    void whoComesBackWhileARoomIsRecordedKeepsItsRouter() {
        conferences.record(ROOM);
        FakeRouter router = publish(ROOM, "phone", 1);
        conferences.closeRoom(ROOM);
        publish(ROOM, "phone", 1);

        conferences.recordNoMore(ROOM);
        assertThat(router.closed).isFalse();
        assertThat(router.transports()).containsOnlyKeys("phone");

        conferences.closeRoom(ROOM);
        assertThat(router.closed).isTrue();
    }

    @Test
    void aRoomThatGoesOnOutlivesItsRecording() {
        conferences.record(ROOM);
        FakeRouter router = publish(ROOM, "phone", 1);
        conferences.recordNoMore(ROOM);
        assertThat(router.closed).isFalse();
    }

    @Test
    void whoMayNotBeInTheRoomAnyMoreLosesHisMediaThoughNobodySaidSo() {
        FakeRouter router = publish(ROOM, "phone", 1);
        publish(ROOM, "laptop", 2);

        review((room, sessionId, userId) -> Optional.of(userId != 1));

        assertThat(router.transports()).containsOnlyKeys("laptop");
    }

    @Test
    void whereTheOwnerCanNotSayMediaGoesOn() {
        FakeRouter router = publish(ROOM, "phone", 1);
        publish(ROOM, "laptop", 2);

        review((room, sessionId, userId) -> {
            if (userId == 1) {
                throw new IllegalStateException("The database is away");
            }
            return Optional.empty();
        });
        assertThat(router.transports()).containsOnlyKeys("phone", "laptop");
    }

    @Test
    void oneQuestionThatFailsHidesNoOther() {
        FakeRouter router = publish(ROOM, "phone", 1);
        publish(ROOM, "laptop", 2);
        publish(ROOM, "tablet", 3);

        review((room, sessionId, userId) -> {
            if (userId == 2) {
                throw new IllegalStateException("The plugin fails");
            }
            return Optional.of(false);
        });

        assertThat(router.transports()).containsOnlyKeys("laptop");
    }

    @Test
    void onlyThoseWithMediaAreAskedAbout() {
        publish(ROOM, "phone", 1);
        publish(ROOM, "laptop", 2);
        offer(ROOM, "tablet", 3);
        conferences.closeUser(ROOM, 1);
        List<String> asked = new ArrayList<>();

        review((room, sessionId, userId) -> {
            asked.add(room + " " + sessionId + " " + userId);
            return Optional.of(true);
        });

        assertThat(asked).containsExactly("meeting:abc-defg-hij laptop 2");
    }

    @Test
    void whatIsBlockedReachesTheRouterOfItsRoom() {
        FakeRouter router = publish(ROOM, "phone", 1);
        FakeRouter other = publish(OTHER, "laptop", 1);

        conferences.block(ROOM, 1, new Blocked(Set.of(TrackSource.SCREEN, TrackSource.MICROPHONE), 3));
        conferences.block(Room.of("meeting", "aaa-aaaa-aaa"), 1, new Blocked(Set.of(TrackSource.SCREEN), 3));

        assertThat(router.blocked)
                .containsOnly(Map.entry(
                        "1", Set.of(dev.causerie.media.TrackSource.SCREEN, dev.causerie.media.TrackSource.MICROPHONE)));
        assertThat(other.blocked).isEmpty();
    }

    @Test
    void whatMayNotPassIsBlockedThoughNobodySaidSo() {
        FakeRouter router = publish(ROOM, "phone", 1);
        publish(ROOM, "laptop", 2);
        publish(ROOM, "tablet", 3);

        review(new Grants() {
            @Override
            public Optional<Boolean> allows(Room room, String sessionId, long userId) {
                return userId == 3 ? Optional.empty() : Optional.of(true);
            }

            @Override
            public Optional<Blocked> blocks(Room room, long userId) {
                return userId == 2 ? Optional.empty() : Optional.of(new Blocked(Set.of(TrackSource.MICROPHONE), 1));
            }
        });

        assertThat(router.blocked).containsOnly(Map.entry("1", Set.of(dev.causerie.media.TrackSource.MICROPHONE)));
    }

    @Test
    void aWishForASlotThatIsNotThereIsNotFound() {
        publish(ROOM, "phone", 1);
        SlotWish wish = new SlotWish("7", Optional.empty(), Optional.empty(), OptionalInt.empty(), false);

        assertThatThrownBy(() -> conferences
                        .subscribe(ROOM, "laptop", wish)
                        .toCompletableFuture()
                        .join())
                .cause()
                .isInstanceOfSatisfying(Rejected.class, refused -> {
                    assertThat(refused.code()).isEqualTo(Code.NOT_FOUND);
                    assertThat(refused).hasMessage("There is no slot with mid 7");
                });
    }

    private void review(Grants grants) {
        new MediaReview(conferences, grants).run();
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
