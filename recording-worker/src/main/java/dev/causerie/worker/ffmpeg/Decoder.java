package dev.causerie.worker.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Turns the packets of one VP8 or Opus stream into frames, one to one. Owned by one thread. */
public final class Decoder implements AutoCloseable {

    /** Beyond what any camera here sends: a few bytes may claim a picture of 16383x16383. */
    private static final long MOST_PIXELS = 4096L * 4096;

    private final AVCodecContext context;
    private boolean closed;

    /**
     * A decoder for what the stream says it carries.
     *
     * @throws MediaException if FFmpeg refuses the description
     */
    public Decoder(AVStream stream) {
        AVCodec codec = avcodec_find_decoder(stream.codecpar().codec_id());
        context = avcodec_alloc_context3(codec);
        // One of up to sixteen: threads of its own would cost more memory than they save time.
        context.thread_count(1);
        context.max_pixels(MOST_PIXELS);
        int result = avcodec_parameters_to_context(context, stream.codecpar());
        if (result >= 0) {
            result = avcodec_open2(context, codec, (AVDictionary) null);
        }
        if (result < 0) {
            close();
            Ffmpeg.check(result, "open a decoder");
        }
    }

    /**
     * Whether the packet became a frame; a broken one becomes none, and decoding goes on with the next.
     *
     * @param packet left as it is
     * @param into filled with the frame
     */
    public boolean decode(AVPacket packet, AVFrame into) {
        return avcodec_send_packet(context, packet) >= 0 && avcodec_receive_frame(context, into) >= 0;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            avcodec_free_context(context);
        }
    }
}
