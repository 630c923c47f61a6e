package dev.causerie.server.gateway.engineio;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What is on its way to one session's client: past the queue where nothing is before it, else through the queue to
 * whichever transport the session has by then. Thread-safe, except for what says that it belongs to the session's loop.
 */
final class Outbox {

    /** What became of a message. */
    enum Taken {
        /** It is on the client's connection. */
        SENT,
        /** It waits for the client. */
        WAITS,
        /** The session is closed, or its client behind. */
        NOT
    }

    private static final EngineMessage PING = EngineMessage.of("2");

    /** A client that has not taken this much yet is behind. */
    private static final long BEHIND_BYTES = 64 * 1024;

    private final EngineSession session;
    private final long bound;
    private final OutgoingQueue queue = new OutgoingQueue();
    private final LatestMessages latest = new LatestMessages();
    private final DrainWatch drainWatch;

    Outbox(EngineSession session, EngineSettings settings) {
        this.session = session;
        this.bound = settings.maxQueuedBytes();
        this.drainWatch = new DrainWatch(session, settings.drainTimeout());
    }

    /** Bytes that wait for this client, here and in the network buffer. */
    long bytes() {
        // In this order, so that what moves from the one to the other meanwhile is not counted twice.
        long pending = session.transport().pendingBytes();
        return pending + queue.bytes() + latest.bytes();
    }

    /** Whether the client has more to take than it should. */
    boolean isBehind() {
        return queue.bytes() > BEHIND_BYTES || !session.transport().isWritable();
    }

    /** Sends a message that must arrive; beyond the bound the session is closed as too slow. */
    void send(EngineMessage message) {
        send(message, Backpressure.BUFFER);
    }

    /** Sends a message unless the client is behind; says whether it was taken. */
    boolean sendVolatile(EngineMessage message) {
        return send(message, Backpressure.DROP) != Taken.NOT;
    }

    private Taken send(EngineMessage message, Backpressure backpressure) {
        Taken taken = take(message, backpressure, WebSocketTransport::onHeap);
        if (taken == Taken.WAITS) {
            wake();
        }
        return taken;
    }

    /**
     * Takes a message for the client without waking anybody for what waits.
     *
     * @param frames makes the message's WebSocket frame where it is sent at once
     */
    Taken take(EngineMessage message, Backpressure backpressure, Function<EngineMessage, ByteBuf> frames) {
        if (!session.isOpen()) {
            return Taken.NOT;
        }
        return switch (backpressure.strategy()) {
            case BUFFER -> sentNow(message, frames) ? Taken.SENT : buffered(message);
            case LATEST -> latest(message, backpressure.key(), frames);
            case DROP -> isBehind() ? Taken.NOT : prompt(message, frames);
        };
    }

    private Taken buffered(EngineMessage message) {
        return hasRoomFor(message) ? queued(message) : Taken.NOT;
    }

    private Taken latest(EngineMessage message, String key, Function<EngineMessage, ByteBuf> frames) {
        if (!isBehind()) {
            latest.forget(key);
            return prompt(message, frames);
        }
        if (!hasRoomFor(message)) {
            return Taken.NOT;
        }
        latest.keep(key, message);
        return Taken.WAITS;
    }

    private Taken prompt(EngineMessage message, Function<EngineMessage, ByteBuf> frames) {
        return sentNow(message, frames) ? Taken.SENT : queued(message);
    }

    private Taken queued(EngineMessage message) {
        queue.add(message);
        return Taken.WAITS;
    }

    /** Whether the message may wait too; if not, the session is closed. */
    private boolean hasRoomFor(EngineMessage message) {
        boolean room = fits(message, bytes());
        if (!room) {
            session.close(CloseReason.TOO_SLOW);
        }
        return room;
    }

    /** Sends the message past the queue where nothing is before it and this is the session's loop; says whether it did. */
    private boolean sentNow(EngineMessage message, Function<EngineMessage, ByteBuf> frames) {
        if (session.loop().inEventLoop()
                && session.transport() instanceof WebSocketTransport own
                && queue.isEmpty()
                && own.isWritable()
                && fits(message, own.pendingBytes())) {
            own.sendNow(message, frames);
            drainWatch.look();
            return true;
        }
        return false;
    }

    /** Whether so much may wait for the client; a single message beyond the bound must be possible, or it never could be sent. */
    private boolean fits(EngineMessage message, long waiting) {
        return waiting == 0 || waiting + message.size() <= bound;
    }

    private void wake() {
        EventLoop now = session.loop();
        if (now.inEventLoop()) {
            drain();
        } else if (queue.planDrain()) {
            now.execute(this::plannedDrain);
        }
    }

    private void plannedDrain() {
        queue.drainStarts();
        drainHere();
    }

    /** Sends what is queued, on whichever loop the session is. */
    void drainHere() {
        session.run(this::drain);
    }

    /** Sends what is queued. Called on the session's loop. */
    void drain() {
        drain(transport -> transport.drain(queue));
    }

    private void drain(Consumer<Transport> sending) {
        if (!session.isOpen()) {
            return;
        }
        sending.accept(session.transport());
        if (!latest.isEmpty() && !isBehind()) {
            latest.moveTo(queue);
            sending.accept(session.transport());
        }
        drainWatch.look();
    }

    /** The same for one of many that are sent the same. Called on the session's loop. */
    void drain(NativeFrames frames) {
        drain(transport -> {
            if (transport instanceof WebSocketTransport own) {
                own.drain(queue, frames::of);
            } else {
                transport.drain(queue);
            }
        });
    }

    /** Sends a ping after what is queued. Called on the session's loop. */
    void ping() {
        queue.add(PING);
        drain();
    }

    /** Closes the transport; says whether its client may come back for what is queued. Called on the session's loop. */
    boolean close(CloseReason reason) {
        return session.transport().close(reason, queue);
    }

    /** Answers a client that came back after the close; says whether that was all. Called on the session's loop. */
    boolean drainLast(PollingTransport polling) {
        polling.drain(queue);
        return queue.isEmpty();
    }

    void clear() {
        queue.clear();
        latest.clear();
    }
}
