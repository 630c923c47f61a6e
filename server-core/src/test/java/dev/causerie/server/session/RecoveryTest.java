package dev.causerie.server.session;

import static dev.causerie.server.session.SessionWorld.auth;
import static dev.causerie.server.session.SessionWorld.room;
import static dev.causerie.server.session.SessionWorld.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.causerie.api.room.Room;
import dev.causerie.server.gateway.Admission;
import dev.causerie.server.gateway.ConnectRequest;
import dev.causerie.server.gateway.DisconnectReason;
import dev.causerie.server.log.Retention;
import dev.causerie.server.session.SessionWorld.Client;
import dev.causerie.server.store.Database;
import dev.causerie.server.store.TestSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a client that comes back is given, and when it is a new one instead. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class RecoveryTest {

    private Database database;
    private SessionWorld world;

    @BeforeAll
    void openDatabase(@TempDir Path folder) {
        database = Database.open(TestSettings.file(), folder);
    }

    @AfterAll
    void closeDatabase() {
        database.close();
    }

    @BeforeEach
    void open() {
        world = new SessionWorld(database);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whatWasMissedComesOnceAndInOrder() {
        Client away = away();
        world.say("a", "two");
        world.say("elsewhere", "not for it");
        world.say("a", "three");

        Client back = back(away);

        world.say("a", "four");
        back.hears("two", "three", "four");
        assertThat(back.id()).isEqualTo(away.id());
    }

    @Test
    void eventsThatComeDuringTheRecoveryKeepTheirPlace() throws Exception {
        Client client = world.connect(token(1)).join("a");
        world.say("a", "first");
        client.hears("first");
        List<String> said = IntStream.range(0, SessionWorld.MOST_MISSED - 5)
                .mapToObj(i -> "event " + i)
                .toList();
        CompletableFuture<Void> talking = CompletableFuture.runAsync(() -> said.forEach(text -> world.say("a", text)));
        List<String> heard = new ArrayList<>();
        for (int recovery = 0; recovery < 6; recovery++) {
            client.lose();
            heard.addAll(client.texts());
            client = back(client);
            Client now = client;
            await().until(() -> !now.texts().isEmpty() || talking.isDone());
        }
        talking.get(30, TimeUnit.SECONDS);
        world.say("a", "last");
        Client end = client;
        await().until(() -> end.texts().contains("last"));
        heard.addAll(end.texts());
        assertThat(heard.subList(1, heard.size() - 1)).containsExactlyElementsOf(said);
    }

    @Test
    void aClientThatNeverHeardAnythingMissesNothing() {
        Client away = world.connect(token(1)).join("a");
        world.say("a", "lost on the way");
        away.hears("lost on the way");
        ObjectNode knowsNothing = token(1).put("pid", away.privateId);
        away.lose();

        Client back = world.connect(knowsNothing.deepCopy());
        back.hears("lost on the way");
        back.ask("authenticate", token(1));
        back.lose();

        Client again = world.connect(knowsNothing);
        again.hears("lost on the way");
        assertThat(again.id()).isEqualTo(away.id());
    }

    @Test
    void anOffsetThatIsNoneIsANewSession() {
        Client away = away();
        world.say("a", "secret");
        for (String offset : List.of("", " ", "garbage", "-1", "1.5", "0x1", " 1", "1 ", "1".repeat(20), "1000000")) {
            assertNew(away, world.connect(away.comingBack(token(1)).put("offset", offset)));
        }
        assertNew(away, world.connect(away.comingBack(token(1)).set("offset", BooleanNode.TRUE)));
        assertNew(away, world.connect(away.comingBack(token(1)).put("offset", 1)));
        assertNew(away, world.connect(away.comingBack(token(1)).putNull("offset")));
    }

    @Test
    void whatTheLogNoLongerKeepsIsANewSession() {
        Client away = away();
        world.say("a", "forgotten");
        forget();
        world.say("a", "kept");
        assertNew(away, back(away));
    }

    @Test
    void whatTheLogForgetsMeanwhileIsANewSession() {
        world.owners.own(world.plugin, "slow", (user, session, id) -> {
            forget();
            return true;
        });
        Client away = awayFromRoomsOf("slow");
        world.say("a", "forgotten");
        assertNew(away, back(away));
    }

    @Test
    void anOffsetFromBeforeTheSessionRepeatsNothing() {
        Client first = world.connect(token(1)).join("a");
        world.say("a", "one");
        first.hears("one");
        String old = first.offset().orElseThrow();
        first.leave(DisconnectReason.CLIENT_DISCONNECT);
        world.say("a", "in between");

        Client second = world.connect(token(1)).join("a");
        second.lose();
        world.say("a", "missed");
        Client back = world.connect(token(1).put("pid", second.privateId).put("offset", old));

        world.say("a", "live");
        back.hears("missed", "live");
    }

    @Test
    void whoMissedTooMuchIsANewSession() {
        Client away = away();
        for (int i = 0; i <= SessionWorld.MOST_MISSED; i++) {
            world.say("a", "missed " + i);
        }
        assertNew(away, back(away));
    }

    @Test
    void whatNoClientIsToldIsNotMissed() {
        Client away = away();
        for (int i = 0; i <= SessionWorld.MOST_MISSED; i++) {
            world.rooms.recheck(2, SessionWorld.room("a"));
        }
        world.say("a", "missed");
        Client back = back(away);
        assertThat(back.id()).isEqualTo(away.id());
        back.hears("missed");
    }

    @Test
    void whoComesTooLateIsANewSession() {
        Client away = away();
        world.clock.advance(SessionWorld.WINDOW.plusSeconds(1));
        assertNew(away, back(away));
    }

    @Test
    void whoSaidGoodbyeIsANewSession() {
        Client client = world.connect(token(1)).join("a");
        world.say("a", "one");
        client.hears("one");
        client.leave(DisconnectReason.CLIENT_DISCONNECT);
        assertNew(client, back(client));
    }

    @Test
    void whoSaidGoodbyeIsANewSessionThoughItsLaneIsBusy() {
        Client client = listening();
        CompletableFuture<Boolean> busy = new CompletableFuture<>();
        world.sessions.find(client.id()).orElseThrow().lane().offer(() -> busy);
        client.goodbye();
        assertNew(client, back(client));
        busy.complete(true);
    }

    @Test
    void aRoomMayHaveAnyName() {
        Client away =
                world.connect(token(1)).join("two\nlines, 100 % odd: \u2603").lose();
        world.say("two\nlines, 100 % odd: \u2603", "missed");
        back(away).hears("missed");
    }

    @Test
    void anothersPrivateIdIsWorthNothing() {
        Client away = away();
        world.say("a", "secret");
        Client thief = world.connect(away.comingBack(token(2)));
        assertNew(away, thief);

        back(away).hears("secret");
    }

    @Test
    void aBadTokenIsRefusedWhateverThePrivateId() {
        Client away = away();
        assertThat(world.ask(away.comingBack(auth().put("token", "bad")))).isInstanceOf(Admission.Denied.class);
    }

    @Test
    void whoSignedInByEventIsRecoveredWithoutAToken() {
        Client away = signedInByEvent().join("a");
        world.say("a", "one");
        away.hears("one");
        away.lose();
        world.say("a", "two");
        world.connect(away.comingBack(auth())).hears("two");
    }

    @Test
    void aTokenThatWasRevokedMeanwhileRecoversNothing() {
        Client away = away();
        world.say("a", "secret");
        world.revoked.add("1");
        Client back = world.connect(away.comingBack(auth()));
        assertThat(back.id()).isNotEqualTo(away.id());
        assertThat(world.sessions.find(back.id()).orElseThrow().identity()).isEmpty();
    }

    @Test
    void aRevocationAfterTheRecoveryIsSeen() {
        Client away = away();
        Client back = world.connect(away.comingBack(auth()));
        Identity who = world.sessions.find(back.id()).orElseThrow().identity().orElseThrow();
        assertThat(who.unrevoked().getAsBoolean()).isTrue();
        world.revoked.add("1");
        assertThat(who.unrevoked().getAsBoolean()).isFalse();
    }

    @Test
    void roomsThatWereLostMeanwhileStayLost() {
        Client away = away();
        world.granted.clear();
        world.say("a", "secret");
        Client back = back(away);
        world.say("a", "secret too");
        back.settle();
        assertThat(back.id()).isEqualTo(away.id());
        assertThat(back.texts()).isEmpty();
        assertThat(world.rooms.sessionsIn(room("a"))).isEmpty();
    }

    @Test
    void whoIsTakenOutWhileComingBackIsOut() {
        Client away = away();
        ConnectRequest request = world.request(away.comingBack(token(1)));
        Admission.Accepted admission = (Admission.Accepted) world.ask(request);
        world.granted.clear();
        world.rooms.recheck(1, room("a"));
        world.say("a", "secret");

        Client back = world.enter(request, admission);
        back.settle();
        world.say("a", "secret too");
        back.settle();
        assertThat(back.id()).isEqualTo(away.id());
        assertThat(back.texts()).isEmpty();
        assertThat(world.rooms.sessionsIn(room("a"))).isEmpty();
    }

    @Test
    void whereAPluginCanNotSayIsANewSession() {
        world.owners.own(world.plugin, "broken", (user, session, id) -> {
            throw new IllegalStateException("on purpose");
        });
        Client away = awayFromRoomsOf("broken");
        assertNew(away, back(away));
    }

    @Test
    void whoComesBackBeforeTheServerNoticedTakesTheSessionOver() {
        Client first = world.connect(token(1)).join("a");
        world.say("a", "one");
        first.hears("one");

        Client second = back(first);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(first.socket.dismissed())
                .as("so that it does not take it back")
                .isTrue();
        world.say("a", "two");
        second.hears("two");
        assertThat(first.texts()).containsExactly("one");
        assertThat(world.rooms.sessionsIn(room("a"))).hasSize(1);

        first.leave(DisconnectReason.SERVER_DISCONNECT);
        assertThat(world.rooms.sessionsIn(room("a"))).hasSize(1);
        second.lose();
        assertThat(world.rooms.sessionsIn(room("a"))).isEmpty();
        assertThat(world.sessions.in(Room.ofUser(1))).isEmpty();
    }

    @Test
    void ofTwoThatComeBackAtOnceEachIsSentItsOwnAndOneKeepsTheSession() {
        Client away = away();
        world.say("a", "two");
        world.say("a", "three");
        ObjectNode early = away.comingBack(token(1));
        long position = Long.parseLong(early.path("offset").asText());
        ObjectNode late = early.deepCopy().put("offset", Long.toString(position + 1));

        ConnectRequest one = world.request(early);
        ConnectRequest other = world.request(late);
        Admission.Accepted forOne = (Admission.Accepted) world.ask(one);
        Admission.Accepted forOther = (Admission.Accepted) world.ask(other);
        Client first = world.enter(one, forOne);
        first.hears("two", "three");
        Client second = world.enter(other, forOther);
        second.hears("three");

        assertThat(List.of(first.socket.connected(), second.socket.connected())).containsExactly(false, true);
        world.say("a", "four");
        second.hears("three", "four");
    }

    @Test
    void volatileEventsAreNotSentAgain() {
        Client away = away();
        world.type("a", "gone");
        world.say("a", "two");
        Client back = back(away);
        back.hears("two");
        assertThat(back.socket.got("typed")).isEmpty();
        world.type("a", "now");
        await().until(() -> back.socket.got("typed").size() == 1);
    }

    @Test
    void whoCanNotBeMadeWholeIsClosedAndMayComeAgain(@TempDir Path folder) {
        Database failing = Database.open(TestSettings.file(), folder);
        try (SessionWorld other = new SessionWorld(failing)) {
            Client away = other.connect(token(1)).lose();
            ConnectRequest request = other.request(away.comingBack(token(1)));
            Admission.Accepted admission = (Admission.Accepted) other.ask(request);
            failing.close();
            await().until(other.enter(request, admission).socket::closed);
        }
    }

    /** A user who was in a room, heard one event there, and is gone. */
    private Client away() {
        return listening().lose();
    }

    /** The same, who was in a room of this kind, too. */
    private Client awayFromRoomsOf(String kind) {
        Client client = listening();
        world.rooms.join(client.id(), Room.of(kind, "1"));
        return client.lose();
    }

    private Client signedInByEvent() {
        Client client = world.connect(auth());
        assertThat(client.ask("authenticate", token(1)).path("success").asBoolean())
                .isTrue();
        return client;
    }

    private Client listening() {
        Client client = world.connect(token(1)).join("a");
        world.say("a", "one");
        client.hears("one");
        return client;
    }

    private Client back(Client away) {
        return world.connect(away.comingBack(token(1)));
    }

    private void assertNew(Client away, Client back) {
        assertThat(back.id()).isNotEqualTo(away.id());
        assertThat(back.privateId).isNotEqualTo(away.privateId);
        assertThat(back.texts()).isEmpty();
        assertThat(world.sessions.joined(world.sessions.find(back.id()).orElseThrow()))
                .isEmpty();
    }

    private void forget() {
        world.clock.advance(Duration.ofSeconds(2));
        new Retention(world.store, world.clock, Duration.ofSeconds(1)).clean();
    }
}
