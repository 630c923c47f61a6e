package dev.causerie.bench.load;

import io.netty.channel.EventLoop;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Sends one message again and again, client after client, at a fixed rate. A message carries the time at which it was
 * due, so a delay of the generator counts for it. Owned by the event loop.
 */
final class Pace {

    private static final double NANOS = 1e9;

    private final EventLoop loop;
    private final List<LoadClient> clients;
    private final Message message;
    private final double perSecond;
    private long begun;
    private long sent;
    private boolean stopped;

    Pace(EventLoop loop, List<LoadClient> clients, Message message, double perSecond) {
        this.loop = loop;
        this.clients = clients;
        this.message = message;
        this.perSecond = perSecond;
    }

    void start() {
        begun = System.nanoTime();
        sendDue();
    }

    /** Sends no more, and returns how many were sent. */
    long stop() {
        stopped = true;
        return sent;
    }

    private void sendDue() {
        long due = due(sent);
        while (!stopped && due <= System.nanoTime()) {
            clients.get((int) (sent % clients.size())).send(message, due);
            sent++;
            due = due(sent);
        }
        if (!stopped) {
            loop.schedule(this::sendDue, Math.max(due - System.nanoTime(), 0), TimeUnit.NANOSECONDS);
        }
    }

    private long due(long number) {
        return begun + (long) (number * NANOS / perSecond);
    }
}
