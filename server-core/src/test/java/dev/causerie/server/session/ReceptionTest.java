package dev.causerie.server.session;

import static dev.causerie.server.session.SessionWorld.auth;
import static dev.causerie.server.session.SessionWorld.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.Rejected;
import dev.causerie.api.event.Dialect;
import dev.causerie.api.event.Event;
import dev.causerie.api.event.Handling;
import dev.causerie.api.event.Policy;
import dev.causerie.api.event.Reply;
import dev.causerie.server.session.SessionWorld.Client;
import dev.causerie.server.store.Database;
import dev.causerie.server.store.TestSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From a client's event to its answer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class ReceptionTest {

    record Note(String text) {}

    private static final Event<Note> NOTE = Event.of("note", Note.class);
    private static final Event<Note> SLOW = Event.of("slow", Note.class);

    private final List<String> handled = new CopyOnWriteArrayList<>();
    private CountDownLatch gate = new CountDownLatch(1);
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
        handled.clear();
        gate = new CountDownLatch(1);
        world = new SessionWorld(database);
        world.dispatcher
                .events(world.plugin, Dialect.ROOMS)
                .failuresAs("note-error")
                .on(NOTE, Policy.signedIn(), (caller, note) -> {
                    handled.add(note.text());
                    return Reply.of(note);
                });
    }

    @AfterEach
    void close() {
        gate.countDown();
        world.close();
    }

    @Test
    void theEventsOfASessionAreHandledInTheirOrder() {
        slow(Handling.inLane());
        Client client = world.connect(token(1));
        CompletableFuture<JsonNode> first = client.send("slow", note("first"));
        await().until(() -> handled.contains("first begins"));
        List<CompletableFuture<JsonNode>> rest = new ArrayList<>();
        for (int i = 0; i < SessionWorld.QUEUE; i++) {
            rest.add(client.send("note", note("note " + i)));
        }
        assertThat(rest).noneMatch(CompletableFuture::isDone);
        gate.countDown();

        assertThat(first.orTimeout(10, TimeUnit.SECONDS).join().path("success").asBoolean())
                .isTrue();
        await().until(() -> rest.stream().allMatch(CompletableFuture::isDone));
        assertThat(handled).containsExactly("first begins", "first ends", "note 0", "note 1", "note 2", "note 3");
    }

    @Test
    void whoSignsInIsToldWhenHisAccountWasMadeInMilliseconds() {
        Client client = world.connect(auth());
        client.ask("authenticate", token(1));
        assertThat(client.socket
                        .got("authenticated")
                        .get(0)
                        .path(1)
                        .path("createdAt")
                        .asText())
                .isEqualTo("1970-01-01T00:00:00.000Z");
    }

    @Test
    void aFullLaneRefusesAndOthersAreServed() {
        slow(Handling.inLane());
        Client client = world.connect(token(1));
        client.send("slow", note("first"));
        await().until(() -> handled.contains("first begins"));
        for (int i = 0; i < SessionWorld.QUEUE; i++) {
            client.send("note", note("note " + i));
        }
        assertRefused(client.ask("note", note("one too many")), "UNAVAILABLE");
        Client other = world.connect(token(2));
        assertThat(other.ask("note", note("other")).path("text").asText()).isEqualTo("other");
        gate.countDown();
        await().until(() -> handled.contains("note 3"));
        assertThat(handled).doesNotContain("one too many");
    }

    @Test
    void aLateHandlerIsAnsweredForOnceAndKeepsItsLane() {
        slow(Handling.inLane().within(Duration.ofMillis(50)));
        Client client = world.connect(token(1));
        assertRefused(client.ask("slow", note("late")), "UNAVAILABLE");
        CompletableFuture<JsonNode> next = client.send("note", note("next"));
        assertThat(client.socket.got("note-error")).hasSize(1);
        assertThat(next).isNotDone();

        gate.countDown();
        await().until(next::isDone);
        assertThat(handled).containsExactly("late begins", "late ends", "next");
        assertThat(client.socket.got("note-error")).hasSize(1);
    }

    @Test
    void aConcurrentEventLeavesTheLane() {
        slow(Handling.inLane().concurrently());
        Client client = world.connect(token(1));
        CompletableFuture<JsonNode> slow = client.send("slow", note("slow"));
        await().until(() -> handled.contains("slow begins"));
        assertThat(client.ask("note", note("next")).path("success").asBoolean()).isTrue();
        assertThat(slow).isNotDone();
        gate.countDown();
        assertThat(slow.orTimeout(10, TimeUnit.SECONDS).join().path("success").asBoolean())
                .isTrue();
    }

    @Test
    void whatIsRefusedIsToldByAckAndEvent() {
        world.dispatcher
                .events(world.plugin, Dialect.ROOMS)
                .failuresAs("slow-error")
                .on(SLOW, Policy.signedIn(), (caller, note) -> {
                    throw Rejected.notFound("the note");
                });
        Client client = world.connect(token(1));
        assertRefused(client.ask("slow", note("x")), "NOT_FOUND");
        assertThat(client.socket.got("slow-error").get(0).at("/1/event").asText())
                .isEqualTo("slow");
        assertRefused(client.ask("note"), "BAD_REQUEST");
        assertRefused(client.ask("note", auth().put("text", 3).putNull("text")), "BAD_REQUEST");
        assertRefused(client.ask("no-such"), "NOT_FOUND");
        assertRefused(world.connect(auth()).ask("note", note("x")), "UNAUTHORIZED");
        assertThat(handled).isEmpty();
    }

    @Test
    void aFailureTellsTheClientNothingButItsNumber() {
        world.dispatcher.events(world.plugin, Dialect.ROOMS).on(SLOW, Policy.signedIn(), (caller, note) -> {
            throw new IllegalStateException("a secret");
        });
        Client client = world.connect(token(1));
        JsonNode answer = client.ask("slow", note("x"));
        assertRefused(answer, "INTERNAL_ERROR");
        assertThat(answer.path("incident").asText()).isEqualTo("incident");
        assertThat(answer.toString()).doesNotContain("secret");
        assertThat(client.ask("note", note("next")).path("success").asBoolean()).isTrue();
    }

    @Test
    void aHandlerThatOverflowsIsAnsweredForAndKeepsNoPermit() {
        world.dispatcher.events(world.plugin, Dialect.ROOMS).on(SLOW, Policy.signedIn(), (caller, note) -> {
            throw new StackOverflowError("on purpose");
        });
        Client client = world.connect(token(1));
        for (int permits = 0; permits <= SessionWorld.PERMITS; permits++) {
            assertRefused(client.ask("slow", note("x")), "INTERNAL_ERROR");
        }
        assertThat(client.ask("note", note("next")).path("success").asBoolean()).isTrue();
    }

    @Test
    void afterTheStopNothingIsHandled() throws Exception {
        Client client = world.connect(token(1));
        assertThat(world.pool.drain(Duration.ofSeconds(5))).isTrue();
        CompletableFuture<JsonNode> answer = client.send("note", note("too late"));
        assertThat(world.pool.drain(Duration.ofSeconds(5))).isTrue();
        assertThat(answer).isNotDone();
        assertThat(handled).isEmpty();
    }

    /** Registers the event {@code slow}, whose handler waits for the gate. */
    private void slow(Handling handling) {
        world.dispatcher
                .events(world.plugin, Dialect.ROOMS)
                .failuresAs("note-error")
                .on(SLOW, Policy.signedIn(), handling, (caller, note) -> {
                    handled.add(note.text() + " begins");
                    pass();
                    handled.add(note.text() + " ends");
                    return Reply.of(note);
                });
    }

    private void pass() {
        try {
            assertThat(gate.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException never) {
            throw new IllegalStateException("A handler is never interrupted", never);
        }
    }

    private static void assertRefused(JsonNode answer, String code) {
        assertThat(answer.path("success").asBoolean(true)).isFalse();
        assertThat(answer.path("code").asText()).isEqualTo(code);
    }

    private static JsonNode note(String text) {
        return auth().put("text", text);
    }
}
