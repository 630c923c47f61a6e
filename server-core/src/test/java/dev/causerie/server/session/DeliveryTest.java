package dev.causerie.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Dialect;
import dev.causerie.api.event.Recipients;
import dev.causerie.api.event.Rendering;
import dev.causerie.api.event.VolatileEvent;
import dev.causerie.api.room.Room;
import dev.causerie.server.delivery.Broadcast;
import dev.causerie.server.delivery.Delivery;
import dev.causerie.server.delivery.Renderings;
import dev.causerie.server.dispatch.FakePlugin;
import dev.causerie.server.gateway.EventWriter;
import dev.causerie.server.gateway.OutgoingEvent;
import dev.causerie.server.gateway.engineio.Backpressure;
import dev.causerie.server.gateway.engineio.Handshake;
import dev.causerie.server.host.PluginJson;
import dev.causerie.server.lane.Lane;
import dev.causerie.server.log.StampedEvent;
import dev.causerie.server.session.SessionWorld.Said;
import dev.causerie.server.session.SessionWorld.Typed;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private static final Room ROOM = Room.of("room", "a");

    private final LiveSessions sessions = new LiveSessions();
    private final Renderings renderings = new Renderings();
    private final FakePlugin plugin = FakePlugin.named("rooms");
    private final Delivery delivery = delivery((to, event, backpressure) -> to.forEach(socket -> socket.emit(event)));

    @Test
    void aDurableEventCarriesItsPositionAndReachesItsRoomAlone() {
        render(Dialect.ROOMS, Recipients.EVERYONE);
        FakeSocket inside = enter("one", 1, Set.of());
        FakeSocket outside = enter("two", 2, Set.of());
        sessions.leave(sessions.find("two").orElseThrow(), ROOM);

        delivery.deliver(List.of(said(7, "hello")));

        JsonNode got = inside.got("said").get(0);
        assertThat(got.at("/1/text").asText()).isEqualTo("hello");
        assertThat(got.path(2).asText()).isEqualTo("7");
        assertThat(outside.got("said")).isEmpty();
    }

    @Test
    void eachDialectIsRenderedOnceForWhoeverSpeaksIt() {
        AtomicInteger rendered = new AtomicInteger();
        renderings.add(plugin, Dialect.ROOMS, Rendering.of(Said.class, "said", said -> {
            rendered.incrementAndGet();
            return said;
        }));
        renderings.add(plugin, Dialect.VISIO, Rendering.of(Said.class, "dit", Function.identity()));
        List<FakeSocket> rooms =
                List.of(enter("one", 1, Set.of(Dialect.ROOMS)), enter("two", 2, Set.of(Dialect.ROOMS)));
        FakeSocket silent = enter("three", 3, Set.of());

        delivery.deliver(List.of(said(1, "hello")));

        assertThat(rendered).hasValue(1);
        assertThat(rooms).allSatisfy(socket -> {
            assertThat(socket.got("said")).hasSize(1);
            assertThat(socket.got("dit")).isEmpty();
        });
        assertThat(silent.got("said")).hasSize(1);
        assertThat(silent.got("dit")).hasSize(1);
    }

    @Test
    void theSendersSessionOrUserIsLeftOutWhereTheRenderingSaysSo() {
        render(Dialect.ROOMS, Recipients.OTHER_SESSIONS);
        renderings.add(
                plugin,
                Dialect.ROOMS,
                Rendering.of(Said.class, "others", Function.<Said>identity()).to(Recipients.OTHER_USERS));
        FakeSocket sender = enter("one", 1, Set.of());
        FakeSocket second = enter("two", 1, Set.of());
        FakeSocket other = enter("three", 2, Set.of());

        delivery.deliver(List.of(said(1, "hello")));

        assertThat(List.of(sender, second, other).stream()
                        .map(socket -> socket.got("said").size()))
                .containsExactly(0, 1, 1);
        assertThat(List.of(sender, second, other).stream()
                        .map(socket -> socket.got("others").size()))
                .containsExactly(0, 0, 1);
    }

    @Test
    void aRenderingThatFailsHarmsNoOther() {
        renderings.add(plugin, Dialect.VISIO, Rendering.of(Said.class, "dit", said -> {
            throw new IllegalStateException("on purpose");
        }));
        render(Dialect.ROOMS, Recipients.EVERYONE);
        FakeSocket socket = enter("one", 1, Set.of());
        delivery.deliver(List.of(said(1, "hello")));
        assertThat(socket.got("said")).hasSize(1);
    }

    @Test
    void aRenderingThatOverflowsHarmsNoOther() {
        renderings.add(plugin, Dialect.VISIO, Rendering.of(Said.class, "dit", said -> {
            throw new StackOverflowError("on purpose");
        }));
        render(Dialect.ROOMS, Recipients.EVERYONE);
        FakeSocket socket = enter("one", 1, Set.of());
        delivery.deliver(List.of(said(1, "hello"), said(2, "again")));
        assertThat(socket.got("said")).hasSize(2);
    }

    @Test
    void anEventThatMeetsAnErrorLosesNoOther() {
        render(Dialect.ROOMS, Recipients.EVERYONE);
        AtomicBoolean scarce = new AtomicBoolean(true);
        Delivery forgetful = delivery((to, event, backpressure) -> {
            if (scarce.getAndSet(false)) {
                throw new InternalError("on purpose");
            }
            to.forEach(socket -> socket.emit(event));
        });
        FakeSocket socket = enter("one", 1, Set.of());
        forgetful.deliver(List.of(said(1, "lost"), said(2, "kept")));
        assertThat(socket.got("said")).hasSize(1);
    }

    @Test
    void anEventThatCanNotBeDeliveredRepeatsAndLosesNoOther() {
        render(Dialect.ROOMS, Recipients.EVERYONE);
        FakeSocket socket = enter("one", 1, Set.of());
        Delivery stumbling = delivery((to, event, backpressure) -> {
            if (text(event).contains("two")) {
                throw new IllegalStateException("on purpose");
            }
            to.forEach(each -> each.emit(event));
        });

        stumbling.deliver(List.of(said(1, "one"), said(2, "two"), said(3, "three")));

        assertThat(socket.got("said")).map(each -> each.at("/1/text").asText()).containsExactly("one", "three");
    }

    @Test
    void aSessionThatIsBeingRecoveredHearsDurableEventsLaterAndVolatileOnesNever() {
        render(Dialect.ROOMS, Recipients.EVERYONE);
        renderings.add(plugin, Dialect.ROOMS, Rendering.of(Typed.class, "typed", Function.identity()));
        FakeSocket socket = enter("one", 1, Set.of(), Backlog.open(10));
        LiveSession session = sessions.find("one").orElseThrow();

        delivery.deliver(List.of(said(5, "live")));
        delivery.send(ROOM, new Typed("now"), Optional.empty());
        assertThat(socket.got("said")).isEmpty();
        delivery.missed(session, said(4, "missed")).forEach(socket::emit);
        session.backlog().close(4, Set.of(ROOM), socket::emit);

        assertThat(socket.got("said")).map(each -> each.at("/1/text").asText()).containsExactly("missed", "live");
        assertThat(socket.got("typed")).isEmpty();
    }

    @Test
    void aVolatileEventSaysWhatBecomesOfItForWhoIsBehind() {
        List<Backpressure> asked = new ArrayList<>();
        Delivery watched = delivery((to, event, backpressure) -> asked.add(backpressure));
        renderings.add(plugin, Dialect.ROOMS, Rendering.of(Typed.class, "typed", Function.identity()));
        renderings.add(plugin, Dialect.ROOMS, Rendering.of(Present.class, "present", Function.identity()));
        enter("one", 1, Set.of());
        Room other = Room.of("room", "b");

        watched.send(ROOM, new Typed("now"), Optional.empty());
        watched.send(ROOM, new Present(7), Optional.empty());
        watched.send(ROOM, new Present(7), Optional.empty());
        watched.send(ROOM, new Present(8), Optional.empty());
        watched.send(other, new Present(7), Optional.empty());

        assertThat(asked.get(0)).isEqualTo(Backpressure.DROP);
        assertThat(asked.get(1)).isEqualTo(asked.get(2));
        assertThat(asked.subList(2, 5))
                .doesNotHaveDuplicates()
                .allMatch(each -> each.strategy() == Backpressure.Strategy.LATEST);
    }

    /** Whether a user is there. */
    record Present(long userId) implements VolatileEvent {
        @Override
        public dev.causerie.api.event.Backpressure backpressure() {
            return dev.causerie.api.event.Backpressure.latestOf(userId);
        }
    }

    private Delivery delivery(Broadcast broadcast) {
        return new Delivery(
                renderings, new EventWriter(PluginJson.mapper()), sessions, broadcast, (room, userId) -> {});
    }

    private void render(Dialect dialect, Recipients recipients) {
        renderings.add(
                plugin,
                dialect,
                Rendering.of(Said.class, "said", Function.<Said>identity()).to(recipients));
    }

    private FakeSocket enter(String id, long userId, Set<Dialect> dialects) {
        return enter(id, userId, dialects, Backlog.none());
    }

    private FakeSocket enter(String id, long userId, Set<Dialect> dialects, Backlog backlog) {
        FakeSocket socket = new FakeSocket(
                id,
                new Handshake(
                        Map.of(),
                        Map.of(),
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 1),
                        false,
                        "websocket"));
        LiveSession session =
                new LiveSession(socket, "private", new Lane(Runnable::run, 1), Instant.EPOCH, dialects, backlog);
        User user = new User(userId, "user-" + userId, false, Optional.empty(), Instant.EPOCH);
        session.signIn(new Identity(user, "login", Instant.MAX, () -> true));
        assertThat(sessions.add(session)).isEmpty();
        assertThat(sessions.join(session, ROOM)).isTrue();
        return socket;
    }

    /** An event that session {@code one} of user 1 said. */
    private static StampedEvent said(long position, String text) {
        String payload = "{\"session\":\"one\",\"user\":1,\"event\":{\"text\":\"" + text + "\"}}";
        return new StampedEvent(position, ROOM.key(), Said.class.getName(), "rooms", payload, Instant.EPOCH);
    }

    private static String text(OutgoingEvent event) {
        return new String(event.json(), StandardCharsets.UTF_8);
    }
}
