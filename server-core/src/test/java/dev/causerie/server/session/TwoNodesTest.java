package dev.causerie.server.session;

import static dev.causerie.server.session.SessionWorld.room;
import static dev.causerie.server.session.SessionWorld.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import dev.causerie.api.room.Room;
import dev.causerie.api.session.Session;
import dev.causerie.api.session.SessionEnded;
import dev.causerie.server.dispatch.FakePlugin;
import dev.causerie.server.gateway.DisconnectReason;
import dev.causerie.server.session.SessionWorld.Client;
import dev.causerie.server.store.Database;
import dev.causerie.server.store.TestSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Two nodes with one database: clients come back on either. */
@Timeout(60)
class TwoNodesTest {

    private Database ofFirst;
    private Database ofSecond;
    private SessionWorld first;
    private SessionWorld second;

    @BeforeEach
    void open(@TempDir Path folder) {
        ofFirst = Database.open(TestSettings.file(), folder);
        ofSecond = Database.open(TestSettings.file(), folder);
        first = new SessionWorld(ofFirst, "first");
        second = new SessionWorld(ofSecond, "second");
    }

    @AfterEach
    void close() {
        first.close();
        second.close();
        ofFirst.close();
        ofSecond.close();
    }

    @Test
    void whatIsSaidOnOneNodeIsHeardOnBothInOneOrder() {
        Client here = first.connect(token(1)).join("a");
        Client there = second.connect(token(2)).join("a");
        List<String> said = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String text = "event " + i;
            (i % 2 == 0 ? first : second).say("a", text);
            said.add(text);
        }

        here.hears(said.toArray(String[]::new));
        there.hears(said.toArray(String[]::new));
    }

    @Test
    void whoComesBackOnTheOtherNodeHasWhatItMissedOnceAndInOrder() {
        Client away = first.connect(token(1)).join("a");
        first.say("a", "one");
        away.hears("one");
        away.lose();
        first.say("a", "two");
        second.say("a", "three");

        Client back = comesBack(away, second);
        first.say("a", "four");
        second.say("a", "five");

        back.hears("two", "three", "four", "five");
        assertThat(back.id()).isEqualTo(away.id());
    }

    @ParameterizedTest
    @EnumSource(names = {"TRANSPORT_ERROR", "CLIENT_DISCONNECT"})
    void whoWentOverBeforeItsOldNodeNoticedIsLostByNobody(DisconnectReason reason) {
        List<SessionEnded> ended = new CopyOnWriteArrayList<>();
        first.listeners.onEnded(FakePlugin.named("observer"), ended::add);
        Client away = first.connect(token(1)).join("a");
        first.say("a", "one");
        away.hears("one");

        Client back = comesBack(away, second);
        away.leave(reason);
        second.say("a", "two");
        back.hears("two");
        back.lose();

        Client again = comesBack(back, first);
        first.say("a", "three");
        again.hears("three");
        assertThat(ended).isEmpty();
    }

    @Test
    void aNodeThatDiedLeavesItsSessionsToTheOthers() {
        Client away = first.connect(token(1)).join("a");
        first.say("a", "one");
        away.hears("one");
        first.close();
        second.records.nodeDied("first", Duration.ofSeconds(9));
        assertThat(second.plugins.lost(1))
                .containsExactly(entry(away.id(), second.clock.instant().minusSeconds(9)));
        second.say("a", "two");

        comesBack(away, second).hears("two");
    }

    @ParameterizedTest
    @CsvSource({"PING_TIMEOUT, 14", "TRANSPORT_ERROR, 0"})
    void aClientThatFellSilentWasLostThen(DisconnectReason reason, long secondsAgo) {
        List<SessionEnded> ended = new CopyOnWriteArrayList<>();
        first.listeners.onEnded(FakePlugin.named("observer"), ended::add);
        Client silent = first.connect(token(1));
        silent.socket.fallSilent(Duration.ofSeconds(14));

        silent.leave(reason);

        await().until(() -> !ended.isEmpty());
        assertThat(ended)
                .extracting(SessionEnded::lostAt)
                .containsExactly(first.clock.instant().minusSeconds(secondsAgo));
    }

    @Test
    void pluginsSeeTheSessionsOfAUserOnEveryNode() {
        Client here = first.connect(token(1));
        Client there = second.connect(token(1));

        assertThat(first.plugins.of(1)).extracting(Session::id).containsExactlyInAnyOrder(here.id(), there.id());
        there.lose();
        assertThat(first.plugins.of(1)).extracting(Session::id).containsExactly(here.id());
    }

    @Test
    void whoMayHearARoomNoMoreHearsNothingThatComesAfterOnAnyNode() {
        Client here = first.connect(token(1)).join("a");
        Client there = second.connect(token(1)).join("a");
        List<Client> witnesses = List.of(
                first.connect(token(2)).join("a"), second.connect(token(3)).join("a"));
        first.say("a", "before");
        List.of(here, there).forEach(each -> each.hears("before"));
        first.granted.remove("1 in a");
        second.granted.remove("1 in a");

        first.recheck(1, "a", "he is out");
        second.say("a", "after");

        witnesses.forEach(each -> each.hears("before", "he is out", "after"));
        assertThat(here.texts()).containsExactly("before");
        assertThat(there.texts()).containsExactly("before");
        assertThat(second.rooms.sessionsIn(room("a")))
                .extracting(Session::id)
                .containsExactly(witnesses.get(1).id());
    }

    @Test
    void whoMayHearARoomHearsAllThatComesAfterOnAnyNode() {
        List<Client> both = List.of(first.connect(token(1)), second.connect(token(1)));
        Client witness = second.connect(token(2)).join("a");
        first.say("a", "before");
        witness.hears("before");
        first.granted.add("1 in a");
        second.granted.add("1 in a");

        first.recheck(1, "a", "he is in");

        both.forEach(each -> each.hears("he is in"));
    }

    /** He was let in again before this node came to what had thrown him out. */
    @Test
    void aLateRecheckTakesNobodyOutWhoMayBeThere() {
        Client there = second.connect(token(1)).join("a");

        first.granted.add("1 in a");
        first.recheck(1, "a", "he is out, and in again");

        there.hears("he is out, and in again");
    }

    @Test
    void whereTheOwnerCanNotBeAskedTheConnectionIsClosedSoThatItComesBack() {
        first.owners.own(first.plugin, "broken", (user, session, id) -> {
            throw new IllegalStateException("on purpose");
        });
        Client asked = first.connect(token(1));
        Client other = first.connect(token(2));

        first.rooms.recheck(1, Room.of("broken", "a"));

        await().until(asked.socket::closed);
        assertThat(other.socket.closed()).isFalse();
    }

    @Test
    void aRecheckThatIsUndoneChangesNothing() {
        Client here = first.connect(token(1)).join("a");
        first.granted.clear();

        assertThatThrownBy(() -> first.store.transaction(() -> {
                    first.rooms.recheck(1, room("a"));
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");
        first.say("a", "still here");

        here.hears("still here");
    }

    private static Client comesBack(Client client, SessionWorld node) {
        node.granted.add("1 in a");
        return node.connect(client.comingBack(token(1)));
    }
}
