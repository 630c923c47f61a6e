package dev.causerie.server.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.server.gateway.engineio.EngineSession;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The acks that the server awaits from one socket. Thread-safe. */
final class PendingAcks {

    private final String socketId;
    private final EngineSession session;
    private final int limit;
    private final AtomicLong nextId = new AtomicLong();
    private final Map<Long, Pending> pending = new ConcurrentHashMap<>();

    PendingAcks(String socketId, EngineSession session, int limit) {
        this.socketId = socketId;
        this.session = session;
        this.limit = limit;
    }

    private record Pending(CompletableFuture<List<JsonNode>> answer, ScheduledFuture<?> timeout) {
        void answered(List<JsonNode> arguments) {
            timeout.cancel(false);
            answer.complete(arguments);
        }

        void failed(Throwable cause) {
            timeout.cancel(false);
            answer.completeExceptionally(cause);
        }
    }

    CompletionStage<List<JsonNode>> expect(Duration timeout, BooleanSupplier connected, LongConsumer send) {
        if (pending.size() >= limit) {
            return CompletableFuture.failedFuture(
                    new IllegalStateException("Socket " + socketId + " owes " + limit + " acks already"));
        }
        long id = nextId.getAndIncrement();
        CompletableFuture<List<JsonNode>> answer = new CompletableFuture<>();
        ScheduledFuture<?> timer =
                session.loop().schedule(() -> timedOut(id, timeout), timeout.toNanos(), TimeUnit.NANOSECONDS);
        pending.put(id, new Pending(answer, timer));
        // Looked at after the entry stands, so that close() either sees the entry or is seen here.
        if (connected.getAsBoolean()) {
            send.accept(id);
        } else {
            fail(id, new SocketClosedException(socketId));
        }
        return answer.minimalCompletionStage();
    }

    /** The client's ack; one that nobody awaits (any more) is ignored. */
    void answered(long id, List<JsonNode> arguments) {
        Pending found = pending.remove(id);
        if (found != null) {
            found.answered(arguments);
        }
    }

    void close() {
        for (Long id : List.copyOf(pending.keySet())) {
            fail(id, new SocketClosedException(socketId));
        }
    }

    private void timedOut(long id, Duration timeout) {
        fail(id, new TimeoutException("No ack within " + timeout.toMillis() + " ms from socket " + socketId));
    }

    private void fail(long id, Throwable cause) {
        @Nullable Pending found = pending.remove(id);
        if (found != null) {
            found.failed(cause);
        }
    }
}
