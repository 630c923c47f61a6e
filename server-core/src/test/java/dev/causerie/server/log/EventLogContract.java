package dev.causerie.server.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.causerie.server.config.StoreSettings;
import dev.causerie.server.store.Database;
import dev.causerie.server.store.Owner;
import dev.causerie.server.store.Store;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the log keeps on every database; each kind runs it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EventLogContract {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");

    Store host;
    EventLog log;
    /** What the sequencer has delivered in this test. */
    List<StampedEvent> delivered;

    /** The last position before this test. */
    long before;

    private Database database;
    private Sequencer sequencer;

    abstract StoreSettings settings();

    @BeforeAll
    void open(@TempDir Path folder) {
        database = Database.open(settings(), folder);
        host = database.store(Owner.host());
    }

    @BeforeEach
    void begin() {
        delivered = new CopyOnWriteArrayList<>();
        restart(delivered::addAll);
        before = log.head();
    }

    @AfterEach
    void end() {
        sequencer.close();
    }

    @AfterAll
    void close() {
        database.close();
    }

    private void restart(EventLogListener listener) {
        sequencer = new Sequencer(host, database.transactions(), 10, listener, () -> false);
        log = new EventLog(host, database.transactions(), Clock.fixed(NOON, ZoneOffset.UTC), () -> sequencer.wake());
        sequencer.start();
    }

    void say(String room, String payload) {
        say(log, room, payload);
    }

    private void say(EventLog to, String room, String payload) {
        host.transaction(() -> {
            to.append(new LoggedEvent(room, "said", "chat", payload));
            return null;
        });
    }

    void arrived(int events) {
        await().atMost(Duration.ofSeconds(20)).until(() -> delivered.size() >= events);
    }

    @Test
    void anEventArrivesWithItsPositionAndAllThatWasWritten() {
        say("meeting:a", "{\"text\":\"héllo 👋\"}");
        arrived(1);

        assertThat(delivered)
                .containsExactly(
                        new StampedEvent(before + 1, "meeting:a", "said", "chat", "{\"text\":\"héllo 👋\"}", NOON));
        assertThat(log.head()).isEqualTo(before + 1);
        assertThat(log.since(before, Set.of("meeting:a"), 10)).isEqualTo(delivered);
    }

    @Test
    void whatIsUndoneIsNeverSeen() {
        assertThatThrownBy(() -> host.transaction(() -> {
                    log.append(new LoggedEvent("r", "said", "chat", "undone"));
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        say("r", "done");
        arrived(1);

        assertThat(delivered).extracting(StampedEvent::payload).containsExactly("done");
        assertThat(delivered.get(0).position()).isEqualTo(before + 1);
    }

    @Test
    void outsideATransactionNothingIsAppended() {
        assertThatThrownBy(() -> log.append(new LoggedEvent("r", "said", "chat", "{}")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("outside a transaction");
    }

    @Test
    void manyThreadsGetOneOrderWithoutGapsAndEachItsOwnOrder() {
        var writers = IntStream.range(0, 8)
                .mapToObj(writer -> CompletableFuture.runAsync(
                        () -> IntStream.range(0, 40).forEach(n -> say("r" + writer, String.valueOf(n)))))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(writers).join();
        arrived(320);

        assertThat(delivered)
                .extracting(event -> event.position() - before)
                .isEqualTo(IntStream.rangeClosed(1, 320).mapToObj(Long::valueOf).toList());
        for (int writer = 0; writer < 8; writer++) {
            var room = "r" + writer;
            assertThat(delivered)
                    .filteredOn(event -> event.room().equals(room))
                    .extracting(StampedEvent::payload)
                    .isEqualTo(IntStream.range(0, 40).mapToObj(String::valueOf).toList());
        }
    }

    @Test
    void sinceAnswersForTheRoomsInOrderUpToTheLimit() {
        for (var room : List.of("a", "b", "c", "a", "b", "A")) {
            say(room, "{}");
        }
        arrived(6);

        assertThat(positions(log.since(before, Set.of("a", "b"), 10))).containsExactly(1L, 2L, 4L, 5L);
        assertThat(positions(log.since(before + 1, Set.of("a", "b"), 2))).containsExactly(2L, 4L);
        assertThat(log.since(before + 6, Set.of("a", "b", "c"), 10)).isEmpty();
        assertThat(log.since(before, Set.of(), 10)).isEmpty();
        assertThat(log.since(before, Set.of("' or 1=1 --"), 10)).isEmpty();
    }

    private List<Long> positions(List<StampedEvent> events) {
        return events.stream().map(event -> event.position() - before).toList();
    }

    @Test
    void whatACrashLeftIsStampedAtTheNextStart() {
        sequencer.close();
        say("r", "left behind");
        assertThat(log.since(before, Set.of("r"), 10)).isEmpty();

        restart(delivered::addAll);
        arrived(1);

        assertThat(delivered).extracting(StampedEvent::payload).containsExactly("left behind");
    }

    @Test
    void aListenerThatThrowsIsAskedAgainAndOrderStays() {
        sequencer.close();
        var calls = new CopyOnWriteArrayList<String>();
        restart(events -> {
            events.forEach(event -> calls.add(event.payload()));
            if (calls.size() < 2 || events.get(0).payload().equals("hopeless")) {
                throw new IllegalStateException("not now");
            }
            delivered.addAll(events);
        });

        say("r", "first");
        await().atMost(Duration.ofSeconds(20)).until(() -> calls.size() == 2);
        say("r", "hopeless");
        await().atMost(Duration.ofSeconds(20)).until(() -> calls.size() == 5);
        say("r", "last");
        arrived(2);

        assertThat(calls).containsExactly("first", "first", "hopeless", "hopeless", "hopeless", "last");
        assertThat(delivered).extracting(StampedEvent::payload).containsExactly("first", "last");
    }

    @Test
    void aListenerThatMeetsAnErrorIsAskedAgainAndOrderStays() {
        sequencer.close();
        var scarce = new AtomicInteger(1);
        restart(events -> {
            if (scarce.getAndDecrement() > 0) {
                throw new InternalError("on purpose");
            }
            delivered.addAll(events);
        });

        say("r", "first");
        say("r", "last");
        arrived(2);

        assertThat(delivered).extracting(StampedEvent::payload).containsExactly("first", "last");
    }

    @Test
    void theSequencerOutlivesEveryErrorAndSaysWhetherItWorks() {
        sequencer.close();
        var scarce = new AtomicBoolean(true);
        sequencer = new Sequencer(host, database.transactions(), 10, delivered::addAll, () -> {
            if (scarce.get()) {
                throw new InternalError("on purpose");
            }
            return false;
        });
        assertThat(sequencer.healthy()).isFalse();
        sequencer.start();
        await().atMost(Duration.ofSeconds(20)).until(() -> sequencer.faults() > 1);
        assertThat(sequencer.healthy()).isFalse();
        scarce.set(false);
        say("r", "afterwards");
        arrived(1);

        await().atMost(Duration.ofSeconds(20)).until(sequencer::healthy);
        sequencer.close();
        assertThat(sequencer.healthy()).isFalse();
    }

    @Test
    void afterAnOutageEverythingArrivesInOrder() {
        rename("event_log_mark", "out_of_reach");
        say("r", "one");
        say("r", "two");
        assertThat(log.since(before, Set.of("r"), 10)).isEmpty();
        rename("out_of_reach", "event_log_mark");
        arrived(2);

        assertThat(delivered).extracting(StampedEvent::payload).containsExactly("one", "two");
        assertThat(delivered).extracting(StampedEvent::position).containsExactly(before + 1, before + 2);
    }

    private void rename(String table, String name) {
        try (var connection = database.transactions().dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("alter table " + table + " rename to " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everyNodeIsGivenAllEventsInOneOrderWhoeverStamps() {
        var elsewhere = new CopyOnWriteArrayList<StampedEvent>();
        try (var other = new Sequencer(host, database.transactions(), 7, elsewhere::addAll, () -> false)) {
            other.start();
            var otherLog = new EventLog(host, database.transactions(), Clock.systemUTC(), other::wake);
            var writers = IntStream.range(0, 4)
                    .mapToObj(writer -> CompletableFuture.runAsync(() -> IntStream.range(0, 50)
                            .forEach(n -> say(writer % 2 == 0 ? log : otherLog, "r" + writer, String.valueOf(n)))))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(writers).join();
            arrived(200);
            await().atMost(Duration.ofSeconds(20)).until(() -> elsewhere.size() >= 200);
        }

        assertThat(delivered)
                .extracting(event -> event.position() - before)
                .isEqualTo(IntStream.rangeClosed(1, 200).mapToObj(Long::valueOf).toList());
        assertThat(elsewhere)
                .extracting(StampedEvent::position, StampedEvent::payload)
                .isEqualTo(delivered.stream()
                        .map(event -> tuple(event.position(), event.payload()))
                        .toList());
        for (int writer = 0; writer < 4; writer++) {
            var room = "r" + writer;
            assertThat(delivered)
                    .filteredOn(event -> event.room().equals(room))
                    .extracting(StampedEvent::payload)
                    .isEqualTo(IntStream.range(0, 50).mapToObj(String::valueOf).toList());
        }
    }

    @Test
    void whatANodeCommittedBeforeItDiedIsStampedByAnother() {
        var dead = new EventLog(host, database.transactions(), Clock.systemUTC(), () -> {});
        say(dead, "r", "its last");
        arrived(1);

        assertThat(delivered).extracting(StampedEvent::payload).containsExactly("its last");
    }

    @Test
    void retentionDeletesFromTheFrontAndSaysSo() {
        say("r", "old");
        say("r", "old too");
        arrived(2);
        var day = Duration.ofDays(1);
        assertThat(new Retention(host, Clock.fixed(NOON.plus(day), ZoneOffset.UTC), day).clean())
                .isZero();
        assertThat(log.floor()).isLessThanOrEqualTo(before);

        var deleted = new Retention(host, Clock.fixed(NOON.plus(day).plusMillis(1), ZoneOffset.UTC), day).clean();

        assertThat(deleted).isGreaterThanOrEqualTo(2);
        assertThat(log.floor()).isEqualTo(before + 2);
        assertThat(log.since(before, Set.of("r"), 10)).isEmpty();
        say("r", "new");
        arrived(3);
        assertThat(delivered.get(2).position()).isEqualTo(before + 3);
        assertThat(log.since(log.floor(), Set.of("r"), 10)).hasSize(1);
    }

    @Test
    void namesThatDoNotFitAreRefusedBeforeTheWork() {
        assertThatThrownBy(() -> new LoggedEvent("r".repeat(191), "said", "chat", "{}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("room");
        assertThatThrownBy(() -> new LoggedEvent("r", "", "chat", "{}")).isInstanceOf(IllegalArgumentException.class);
        var distinct = new HashSet<>(List.of(new LoggedEvent("r".repeat(190), "t".repeat(190), "o".repeat(40), "")));
        assertThat(distinct).hasSize(1);
    }
}
