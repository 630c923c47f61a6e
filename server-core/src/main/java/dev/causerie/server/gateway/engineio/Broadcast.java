package dev.causerie.server.gateway.engineio;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One message, or its forms, on its way to many sessions. Sessions of the caller's own event loop are sent it at once; for
 * the others it goes into their queues, and one task per event loop writes and flushes for all sessions there. Owned by
 * the thread that makes it, for one use.
 */
public final class Broadcast implements AutoCloseable {

    private final boolean volatileMessages;
    private final NativeFrames frames = new NativeFrames(ByteBufAllocator.DEFAULT);
    private final Map<EventLoop, List<EngineSession>> byLoop = new HashMap<>();

    /** A broadcast that must arrive, or one that skips who is behind. */
    public Broadcast(boolean volatileMessages) {
        this.volatileMessages = volatileMessages;
    }

    /** Sends or queues the message for this session. */
    public void add(EngineSession session, EngineMessage message) {
        Outbox outbox = session.outbox();
        if (volatileMessages && outbox.isBehind()) {
            return;
        }
        if (!outbox.sentNow(message, frames::of)) {
            queue(session, message);
        }
    }

    private void queue(EngineSession session, EngineMessage message) {
        Outbox outbox = session.outbox();
        boolean taken = volatileMessages ? outbox.enqueueVolatile(message) : outbox.enqueue(message);
        if (taken) {
            byLoop.computeIfAbsent(session.loop(), loop -> new ArrayList<>()).add(session);
        }
    }

    /** Has everything sent that was queued. Does not block. */
    public void send() {
        byLoop.forEach((loop, sessions) -> loop.execute(() -> drain(loop, sessions)));
    }

    @Override
    public void close() {
        frames.close();
    }

    private static void drain(EventLoop loop, List<EngineSession> sessions) {
        try (NativeFrames frames = new NativeFrames(ByteBufAllocator.DEFAULT)) {
            for (EngineSession session : sessions) {
                if (session.isOn(loop)) {
                    session.outbox().drain(frames);
                } else {
                    session.outbox().drainHere();
                }
            }
        }
    }
}
