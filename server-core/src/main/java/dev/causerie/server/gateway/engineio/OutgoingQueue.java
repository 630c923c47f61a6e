package dev.causerie.server.gateway.engineio;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What waits to be handed to a session's transport, in the order in which it was sent. Thread-safe. */
final class OutgoingQueue {

    private final Queue<EngineMessage> messages = new ConcurrentLinkedQueue<>();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicBoolean drainPlanned = new AtomicBoolean();

    void add(EngineMessage message) {
        bytes.addAndGet(message.size());
        messages.add(message);
    }

    @Nullable
    EngineMessage poll() {
        EngineMessage message = messages.poll();
        if (message != null) {
            bytes.addAndGet(-message.size());
        }
        return message;
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    void clear() {
        EngineMessage message = poll();
        while (message != null) {
            message = poll();
        }
    }

    long bytes() {
        return bytes.get();
    }

    /** True for the one caller that has to plan the next drain. */
    boolean planDrain() {
        return !drainPlanned.get() && drainPlanned.compareAndSet(false, true);
    }

    /** Called at the start of a planned drain: what is added from now on plans another. */
    void drainStarts() {
        drainPlanned.set(false);
    }
}
