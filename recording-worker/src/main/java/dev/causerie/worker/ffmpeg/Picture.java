package dev.causerie.worker.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_malloc;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCachedContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * A canvas in YUV 4:2:0 that other pictures are scaled into, place by place. Its memory stays where it is: an encoder
 * that is handed the frame copies it. Owned by one thread.
 */
public final class Picture implements AutoCloseable {

    private static final int PLANES = 3;
    private static final int BLACK_LUMA = 16;
    private static final int NO_COLOUR = 128;
    private static final int STRIDE_ALIGNMENT = 64;

    /** A scaler of FFmpeg's, kept by whoever draws pictures of one size into one place. */
    public static final class Scaler implements AutoCloseable {

        private @Nullable SwsContext context;

        @Override
        public void close() {
            sws_freeContext(context);
            context = null;
        }
    }

    private final AVFrame frame = av_frame_alloc();
    private final BytePointer[] planes = new BytePointer[PLANES];
    private final int[] strides = new int[PLANES];

    /** A black canvas; both sides are even. */
    public Picture(int width, int height) {
        frame.format(AV_PIX_FMT_YUV420P).width(width).height(height);
        for (int i = 0; i < PLANES; i++) {
            int stride = align(i == 0 ? width : width / 2);
            int rows = i == 0 ? height : height / 2;
            planes[i] = new BytePointer(av_malloc((long) stride * rows));
            strides[i] = stride;
            frame.data(i, planes[i]);
            frame.linesize(i, stride);
        }
        clear(0, 0, width, height);
    }

    AVFrame frame() {
        return frame;
    }

    /** Makes a place black. All numbers are even pixels. */
    public void clear(int x, int y, int width, int height) {
        for (int plane = 0; plane < PLANES; plane++) {
            int shift = plane == 0 ? 0 : 1;
            for (int row = y >> shift; row < (y + height) >> shift; row++) {
                Pointer start = planes[plane].getPointer((long) row * strides[plane] + (x >> shift));
                Pointer.memset(start, plane == 0 ? BLACK_LUMA : NO_COLOUR, width >> shift);
            }
        }
    }

    /**
     * Scales a picture into a place. All numbers are even pixels.
     *
     * @throws MediaException if FFmpeg can not scale this kind of picture
     */
    public void draw(AVFrame source, Scaler scaler, int x, int y, int width, int height) {
        SwsContext context = sws_getCachedContext(
                scaler.context,
                source.width(),
                source.height(),
                source.format(),
                width,
                height,
                AV_PIX_FMT_YUV420P,
                SWS_BILINEAR,
                null,
                null,
                (DoublePointer) null);
        if (context == null) {
            throw new MediaException("FFmpeg can not scale a picture of " + source.width() + "x" + source.height());
        }
        scaler.context = context;
        try (PointerPointer<BytePointer> place = new PointerPointer<>(4)) {
            for (int plane = 0; plane < PLANES; plane++) {
                int shift = plane == 0 ? 0 : 1;
                long offset = (long) (y >> shift) * strides[plane] + (x >> shift);
                place.put(plane, planes[plane].getPointer(offset));
            }
            place.put(PLANES, (Pointer) null);
            sws_scale(context, source.data(), source.linesize(), 0, source.height(), place, frame.linesize());
        }
    }

    @Override
    public void close() {
        av_frame_free(frame);
        for (BytePointer plane : planes) {
            av_free(plane);
        }
    }

    private static int align(int bytes) {
        return (bytes + STRIDE_ALIGNMENT - 1) / STRIDE_ALIGNMENT * STRIDE_ALIGNMENT;
    }
}
