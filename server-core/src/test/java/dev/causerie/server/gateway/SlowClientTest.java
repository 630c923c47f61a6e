package dev.causerie.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.causerie.server.gateway.engineio.Backpressure;
import io.netty.util.internal.PlatformDependent;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakWatch.class)
@Tag("timing")
class SlowClientTest {

    private static final long MEBIBYTE = 1024L * 1024;
    private static final long BOUND = 8 * MEBIBYTE;
    private static final Duration DRAIN = Duration.ofMillis(1_200);

    private TestGateway server = gateway(DRAIN);
    private final OutgoingEvent event = TestGateway.EVENTS.write("x", "x".repeat(10_000));
    private final List<RawWebSocket> stopped = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (RawWebSocket client : stopped) {
            client.close();
        }
        server.close();
    }

    private static TestGateway gateway(Duration drain) {
        return new TestGateway(engine -> engine.withMaxQueuedBytes(BOUND).withDrainTimeout(drain), limits -> limits);
    }

    /** A client that shakes hands, connects, and reads no more. */
    private RawWebSocket stoppedClient() throws Exception {
        RawWebSocket client = new RawWebSocket(server.gateway.port());
        stopped.add(client);
        client.text("40");
        await().until(() -> server.application.sockets.size() == stopped.size());
        return client;
    }

    private int takenOf(int count, Socket socket) {
        int taken = 0;
        for (int i = 0; i < count; i++) {
            taken += socket.emitVolatile(event) ? 1 : 0;
        }
        return taken;
    }

    /** Until nothing is taken any more, and not only because the event loop has not come to it yet. */
    private void fill(Socket socket) {
        await().pollInterval(Duration.ofMillis(5))
                .during(Duration.ofMillis(200))
                .until(() -> takenOf(100, socket) == 0);
    }

    @Test
    void volatileEventsAreSkippedAndTheQueueStaysShort() throws Exception {
        stoppedClient();
        Socket socket = server.application.sockets.get(0);
        fill(socket);

        assertThat(takenOf(1_000, socket)).isLessThan(20);
        assertThat(socket.queuedBytes()).isLessThan(300_000);
        assertThat(socket.connected()).isTrue();
    }

    @Test
    void whoHasCaughtUpIsSentTheLatestStateOfEachSubjectAndNoOther() throws Exception {
        RawWebSocket client = stoppedClient();
        List<Socket> sockets = List.copyOf(server.application.sockets);
        fill(sockets.get(0));

        for (int i = 1; i <= 50; i++) {
            tell(sockets, "people", i);
            tell(sockets, "slots", -i);
        }
        sockets.get(0).emit(TestGateway.EVENTS.write("last"));

        List<String> heard = new ArrayList<>();
        while (heard.size() < 3) {
            String text = client.next();
            if (!text.contains("\"x\"") && text.startsWith("42")) {
                heard.add(text);
            }
        }
        assertThat(heard).containsExactly("42[\"last\"]", "42[\"people\",50]", "42[\"slots\",-50]");
    }

    @Test
    void whoPollsAndHasCaughtUpIsSentTheLatestState() throws Exception {
        String session = server.connectPolling();
        List<Socket> sockets = List.copyOf(server.application.sockets);
        fill(sockets.get(0));

        tell(sockets, "people", 1);
        tell(sockets, "people", 2);

        assertThat(server.get(session).body()).doesNotContain("people");
        assertThat(server.get(session).body()).isEqualTo("42[\"people\",2]");
    }

    @Test
    void statesThatWaitCountTowardsTheBound() throws Exception {
        stoppedClient();
        List<Socket> sockets = List.copyOf(server.application.sockets);
        fill(sockets.get(0));

        for (int i = 0; i < 1_000 && sockets.get(0).connected(); i++) {
            server.gateway.broadcast(sockets, event, Backpressure.latest("subject " + i));
        }

        assertThat(server.application.disconnects.poll(5, TimeUnit.SECONDS)).isEqualTo(DisconnectReason.TOO_SLOW);
    }

    private void tell(List<Socket> sockets, String subject, int state) {
        server.gateway.broadcast(sockets, TestGateway.EVENTS.write(subject, state), Backpressure.latest(subject));
    }

    @Test
    void reliableEventsBeyondTheBoundCloseTheSocket() throws Exception {
        stoppedClient();
        Socket socket = server.application.sockets.get(0);
        long highest = 0;

        for (int i = 0; i < 20_000 && socket.connected(); i++) {
            socket.emit(event);
            highest = Math.max(highest, socket.queuedBytes());
        }

        assertThat(server.application.disconnects.poll(5, TimeUnit.SECONDS)).isEqualTo(DisconnectReason.TOO_SLOW);
        assertThat(highest).isBetween(BOUND - 20_000, BOUND + 200_000);
    }

    @Test
    void clientThatDoesNotDrainIsClosedAfterTheTimeAndNotBefore() throws Exception {
        stoppedClient();
        Socket socket = server.application.sockets.get(0);
        fill(socket);
        long start = System.nanoTime();
        socket.emit(event);

        assertThat(server.application.disconnects.poll(10, TimeUnit.SECONDS)).isEqualTo(DisconnectReason.TOO_SLOW);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(DRAIN.dividedBy(2), DRAIN.multipliedBy(2).plusSeconds(1));
    }

    @Test
    void clientThatDrainsInTimeStays() throws Exception {
        RawWebSocket client = stoppedClient();
        Socket socket = server.application.sockets.get(0);
        long end = System.nanoTime() + DRAIN.multipliedBy(3).toNanos();

        while (System.nanoTime() < end) {
            fill(socket);
            await().pollInterval(Duration.ofMillis(5)).until(() -> {
                client.skip(Math.max(client.available(), 1));
                return socket.queuedBytes() == 0;
            });
        }

        assertThat(socket.connected()).isTrue();
    }

    @Test
    void pollingClientThatDoesNotComeBackIsClosedAfterTheTime() throws Exception {
        String session = server.connectPolling();
        Socket socket = server.application.sockets.get(0);

        for (int i = 0; i < 8; i++) {
            socket.emit(event);
        }

        assertThat(server.application.disconnects.poll(10, TimeUnit.SECONDS)).isEqualTo(DisconnectReason.TOO_SLOW);
        assertThat(server.get(session).statusCode()).isEqualTo(400);
    }

    @Test
    void memoryStaysFlatWhileStoppedReadersAreBroadcastTo() throws Exception {
        server.close();
        server = gateway(Duration.ofSeconds(8));
        for (int i = 0; i < 12; i++) {
            stoppedClient();
        }
        server.application.sockets.forEach(this::fill);
        List<Socket> sockets = List.copyOf(server.application.sockets);
        long direct = directBytes();
        long heap = heapBytes();

        // 5 MiB for each of twelve, who read none of it.
        for (int i = 0; i < 500; i++) {
            server.gateway.broadcast(sockets, TestGateway.EVENTS.write("x", "x".repeat(10_000)), Backpressure.BUFFER);
        }
        assertThat(sockets).allMatch(socket -> socket.queuedBytes() > 3 * MEBIBYTE);
        assertThat(directBytes() - direct).isLessThan(6 * MEBIBYTE);
        assertThat(heapBytes() - heap).isLessThan(16 * MEBIBYTE);

        for (int i = 0; i < 5_000; i++) {
            server.gateway.broadcast(sockets, TestGateway.EVENTS.write("x", "x".repeat(10_000)), Backpressure.DROP);
        }
        assertThat(directBytes() - direct).isLessThan(6 * MEBIBYTE);

        await().atMost(Duration.ofSeconds(20)).until(() -> server.gateway.connectionCount() == 0);
        assertThat(heapBytes() - heap).isLessThan(8 * MEBIBYTE);
    }

    private static long directBytes() {
        long ofTheRuntime = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        return ofTheRuntime + Math.max(PlatformDependent.usedDirectMemory(), 0);
    }

    private static long heapBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
