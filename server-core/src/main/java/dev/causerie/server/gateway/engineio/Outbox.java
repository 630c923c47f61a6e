package dev.causerie.server.gateway.engineio;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.util.function.Function;

/**
 * What is on its way to one session's client: past the queue where nothing is before it, else through the queue to
 * whichever transport the session has by then. Thread-safe, except for what says that it belongs to the session's loop.
 */
final class Outbox {

    private static final EngineMessage PING = EngineMessage.of("2");

    /** A client that has not taken this much yet gets no volatile messages. */
    private static final long VOLATILE_BYTES = 64 * 1024;

    private final EngineSession session;
    private final long bound;
    private final OutgoingQueue queue = new OutgoingQueue();
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
        return pending + queue.bytes();
    }

    /** Whether the client has more to take than it should. */
    boolean isBehind() {
        return queue.bytes() > VOLATILE_BYTES || !session.transport().isWritable();
    }

    /** Sends a message that must arrive; beyond the bound the session is closed as too slow. */
    void send(EngineMessage message) {
        if (!sentNow(message, WebSocketTransport::onHeap) && enqueue(message)) {
            wake();
        }
    }

    /** Sends a message unless the client is behind; says whether it was taken. */
    boolean sendVolatile(EngineMessage message) {
        boolean taken = enqueueVolatile(message);
        if (taken) {
            wake();
        }
        return taken;
    }

    /** Sends the message past the queue where nothing is before it and this is the session's loop; says whether it did. */
    boolean sentNow(EngineMessage message, Function<EngineMessage, ByteBuf> frames) {
        if (session.isOpen()
                && session.loop().inEventLoop()
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

    /** Queues a message that must arrive, without waking anybody; says whether it was taken. */
    boolean enqueue(EngineMessage message) {
        if (!session.isOpen()) {
            return false;
        }
        if (!fits(message, bytes())) {
            session.close(CloseReason.TOO_SLOW);
            return false;
        }
        queue.add(message);
        return true;
    }

    /** Queues a message unless the client is behind; says whether it was taken. */
    boolean enqueueVolatile(EngineMessage message) {
        if (!session.isOpen() || isBehind()) {
            return false;
        }
        queue.add(message);
        return true;
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
        if (session.isOpen()) {
            session.transport().drain(queue);
            drainWatch.look();
        }
    }

    /** The same for one of many that are sent the same. Called on the session's loop. */
    void drain(NativeFrames frames) {
        if (session.isOpen() && session.transport() instanceof WebSocketTransport own) {
            own.drain(queue, frames::of);
            drainWatch.look();
        } else {
            drain();
        }
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
    }
}
