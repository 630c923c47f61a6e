package dev.causerie.server.gateway.engineio;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Pings the sessions of one event loop and closes those that show no life. Since every session waits equally long, two
 * queues in the order of arrival are in the order of time too, and one timer for the earliest entry serves them all.
 * Owned by its event loop.
 */
final class Heartbeat {

    /** Entries due within this are taken together. */
    private static final long SLACK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final EventLoop loop;
    private final long intervalNanos;
    private final long timeoutNanos;
    private final Queue<Beat> toPing = new ArrayDeque<>();
    private final Queue<Beat> toAnswer = new ArrayDeque<>();
    private @Nullable ScheduledFuture<?> timer;

    Heartbeat(EventLoop loop, Duration interval, Duration timeout) {
        this.loop = loop;
        this.intervalNanos = interval.toNanos();
        this.timeoutNanos = timeout.toNanos();
    }

    /** What is due for a session; stale as soon as the session expects another one. */
    static final class Beat {
        private final EngineSession session;
        private final long since;
        private final long due;
        private final boolean pinged;

        Beat(EngineSession session, long since, long due, boolean pinged) {
            this.session = session;
            this.since = since;
            this.due = due;
            this.pinged = pinged;
        }
    }

    /** Pings the session after the interval, from now on. */
    void watch(EngineSession session) {
        expect(session, toPing, System.nanoTime(), intervalNanos, false);
    }

    /** The client answered. Counts only while a ping is out, so that a flood of pongs costs nothing. */
    void pong(EngineSession session) {
        Beat beat = session.beat();
        if (beat != null && beat.pinged) {
            watch(session);
        }
    }

    private void expect(EngineSession session, Queue<Beat> queue, long from, long delay, boolean pinged) {
        Beat beat = new Beat(session, from, from + delay, pinged);
        session.beat(beat);
        queue.add(beat);
        if (timer == null) {
            timer = loop.schedule(this::tick, delay, TimeUnit.NANOSECONDS);
        } else if (queue.size() == 1) {
            rearm();
        }
    }

    private void tick() {
        timer = null;
        long now = System.nanoTime() + SLACK_NANOS;
        for (Beat beat = due(toPing, now); beat != null; beat = due(toPing, now)) {
            // From when it was due, so that a late timer does not lengthen the client's time.
            expect(beat.session, toAnswer, beat.due, timeoutNanos, true);
            beat.session.outbox().ping();
        }
        for (Beat beat = due(toAnswer, now); beat != null; beat = due(toAnswer, now)) {
            if (beat.session.lastSeen() > beat.since) {
                expect(beat.session, toAnswer, now, timeoutNanos, true);
            } else {
                beat.session.close(CloseReason.PING_TIMEOUT);
            }
        }
        rearm();
    }

    /** The next entry that is due and not stale. */
    private @Nullable Beat due(Queue<Beat> queue, long now) {
        for (Beat head = queue.peek(); head != null && (isStale(head) || head.due - now <= 0); head = queue.peek()) {
            queue.remove();
            if (!isStale(head)) {
                return head;
            }
        }
        return null;
    }

    private boolean isStale(Beat beat) {
        return !beat.session.isOn(loop) || beat.session.beat() != beat;
    }

    private void rearm() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
        Beat ping = toPing.peek();
        Beat answer = toAnswer.peek();
        if (ping != null || answer != null) {
            long now = System.nanoTime();
            long next = Math.min(
                    ping == null ? Long.MAX_VALUE : ping.due - now, answer == null ? Long.MAX_VALUE : answer.due - now);
            timer = loop.schedule(this::tick, Math.max(next, 0), TimeUnit.NANOSECONDS);
        }
    }
}
