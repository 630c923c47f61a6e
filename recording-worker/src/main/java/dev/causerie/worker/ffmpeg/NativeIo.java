package dev.causerie.worker.ffmpeg;

import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FORCE;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_SIZE;
import static org.bytedeco.ffmpeg.global.avformat.avio_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avio_context_free;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EIO;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_malloc;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.avformat.Write_packet_Pointer_BytePointer_int;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that FFmpeg reads or writes by calling back into Java. Owned by one thread.
 *
 * <p>JavaCPP has room for ten live callbacks of a class, and one that is freed while C still knows it aborts the
 * process. So there is one callback of each kind for the whole process, never freed, which finds its stream by a number;
 * that is why this class, alone, keeps static state. No exception crosses into C: it is kept, and {@link #rethrow}
 * throws it once FFmpeg has returned.
 */
final class NativeIo implements AutoCloseable {

    /** What a reader or writer does; reading streams only read, writing ones write, seek and know their size. */
    interface Stream {

        /** How many bytes were put into the buffer, at most {@code length}; -1 at the end. */
        default int read(byte[] buffer, int length) {
            throw new UnsupportedOperationException("This stream is written");
        }

        /** Takes the first {@code length} bytes of the buffer. */
        default void write(byte[] buffer, int length) {
            throw new UnsupportedOperationException("This stream is read");
        }

        /** Goes to a place, counted from the beginning. */
        default void seek(long position) {
            throw new UnsupportedOperationException("This stream is read");
        }

        /** Bytes so far. */
        default long size() {
            throw new UnsupportedOperationException("This stream is read");
        }

        /** Where the next byte goes. */
        default long position() {
            throw new UnsupportedOperationException("This stream is read");
        }
    }

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int SEEK_SET = 0;
    private static final int SEEK_CUR = 1;

    private static final AtomicLong IDS = new AtomicLong();
    private static final Map<Long, NativeIo> OPEN = new ConcurrentHashMap<>();

    private static final Read_packet_Pointer_BytePointer_int READ = new Read_packet_Pointer_BytePointer_int() {
        @Override
        public int call(Pointer opaque, BytePointer buffer, int length) {
            NativeIo io = find(opaque);
            return io == null ? AVERROR_EIO() : io.read(buffer, length);
        }
    };
    private static final Write_packet_Pointer_BytePointer_int WRITE = new Write_packet_Pointer_BytePointer_int() {
        @Override
        public int call(Pointer opaque, BytePointer buffer, int length) {
            NativeIo io = find(opaque);
            return io == null ? AVERROR_EIO() : io.write(buffer, length);
        }
    };
    private static final Seek_Pointer_long_int SEEK = new Seek_Pointer_long_int() {
        @Override
        public long call(Pointer opaque, long offset, int whence) {
            NativeIo io = find(opaque);
            return io == null ? AVERROR_EIO() : io.seek(offset, whence & ~AVSEEK_FORCE);
        }
    };

    private final long id = IDS.incrementAndGet();
    private final LongPointer opaque = new LongPointer(1).put(id);
    private final Stream stream;
    private final AVIOContext context;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private @Nullable RuntimeException failure;
    private boolean closed;

    private NativeIo(Stream stream, boolean writing) {
        this.stream = stream;
        this.context = avio_alloc_context(
                new BytePointer(av_malloc(BUFFER_BYTES)),
                BUFFER_BYTES,
                writing ? 1 : 0,
                opaque,
                writing ? null : READ,
                writing ? WRITE : null,
                writing ? SEEK : null);
        OPEN.put(id, this);
    }

    static NativeIo reading(Stream stream) {
        return new NativeIo(stream, false);
    }

    static NativeIo writing(Stream stream) {
        return new NativeIo(stream, true);
    }

    AVIOContext context() {
        return context;
    }

    /** Throws what the stream threw since FFmpeg was called; does nothing if it threw nothing. */
    void rethrow() {
        RuntimeException thrown = failure;
        if (thrown != null) {
            throw thrown;
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            OPEN.remove(id);
            av_free(context.buffer());
            avio_context_free(context);
            opaque.close();
        }
    }

    private static @Nullable NativeIo find(Pointer opaque) {
        return OPEN.get(new LongPointer(opaque).get());
    }

    private int read(BytePointer into, int length) {
        try {
            int count = stream.read(buffer, Math.min(length, buffer.length));
            if (count < 0) {
                return AVERROR_EOF();
            }
            into.put(buffer, 0, count);
            return count;
        } catch (Throwable e) {
            return failed(e);
        }
    }

    private int write(BytePointer from, int length) {
        try {
            for (int done = 0; done < length; done += buffer.length) {
                int count = Math.min(buffer.length, length - done);
                from.position(done).get(buffer, 0, count);
                stream.write(buffer, count);
            }
            return length;
        } catch (Throwable e) {
            return failed(e);
        }
    }

    private long seek(long offset, int whence) {
        try {
            if (whence == AVSEEK_SIZE) {
                return stream.size();
            }
            long base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? stream.position() : stream.size();
            stream.seek(base + offset);
            return base + offset;
        } catch (Throwable e) {
            return failed(e);
        }
    }

    private int failed(Throwable e) {
        if (failure == null) {
            failure = e instanceof RuntimeException own ? own : new IllegalStateException("A media stream failed", e);
        }
        return AVERROR_EIO();
    }
}
