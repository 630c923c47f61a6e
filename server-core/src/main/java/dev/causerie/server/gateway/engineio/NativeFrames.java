package dev.causerie.server.gateway.engineio;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;

/**
 * The frames of one broadcast in native memory, for the channels of one event loop: copied there once, where each channel
 * would else copy its own. Owned by the event loop, for one round of sending.
 */
final class NativeFrames implements AutoCloseable {

    private final ByteBufAllocator allocator;
    private @Nullable EngineMessage copied;
    private @Nullable ByteBuf frame;

    NativeFrames(ByteBufAllocator allocator) {
        this.allocator = allocator;
    }

    /** The message's frame, to be written once. */
    ByteBuf of(EngineMessage message) {
        ByteBuf known = frame;
        if (known == null || copied != message) {
            close();
            known = allocator.directBuffer(message.frame().length).writeBytes(message.frame());
            frame = known;
            copied = message;
        }
        return known.retainedDuplicate();
    }

    @Override
    public void close() {
        if (frame != null) {
            frame.release();
            frame = null;
            copied = null;
        }
    }
}
