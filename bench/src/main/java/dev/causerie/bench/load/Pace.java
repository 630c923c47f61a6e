package dev.causerie.bench.load;

import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;

/**
 * Has messages sent at a fixed rate. A message carries the time at which it was due, so a delay of the generator counts
 * for it. Owned by the event loop.
 */
final class Pace {

    /** Sends messages; called on the event loop. */
    @FunctionalInterface
    interface Sender {

        /** Sends the message of this number, from 0 on, that was due at {@code due} by {@link System#nanoTime()}. */
        void send(long number, long due);
    }

    private static final double NANOS = 1e9;

    private final EventLoop loop;
    private final double perSecond;
    private final Sender sender;
    private long begun;
    private long sent;
    private boolean stopped;

    Pace(EventLoop loop, double perSecond, Sender sender) {
        this.loop = loop;
        this.perSecond = perSecond;
        this.sender = sender;
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
            sender.send(sent, due);
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
