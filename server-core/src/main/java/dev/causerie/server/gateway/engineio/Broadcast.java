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

    private final Backpressure backpressure;
    private final NativeFrames frames = new NativeFrames(ByteBufAllocator.DEFAULT);
    private final Map<EventLoop, List<EngineSession>> byLoop = new HashMap<>();

    /** A broadcast that treats in this way who is behind. */
    public Broadcast(Backpressure backpressure) {
        this.backpressure = backpressure;
    }

    /** Sends or queues the message for this session. */
    public void add(EngineSession session, EngineMessage message) {
        if (session.outbox().take(message, backpressure, frames::of) == Outbox.Taken.WAITS) {
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
