package dev.causerie.worker.ffmpeg;

import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;

import dev.causerie.worker.fragment.FragmentStream;
import dev.causerie.worker.job.TrackCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;

/**
 * A track's WebM, read front to back. Only FFmpeg's Matroska reader may look at the bytes: guessing the format would let
 * whoever sent them choose among hundreds of parsers, some of which open addresses. Owned by one thread.
 */
public final class WebmInput implements AutoCloseable {

    private final NativeIo io;
    private final AVFormatContext context;
    private final AVStream stream;
    private boolean closed;

    /**
     * Opens the stream of this codec, reading as far as the first frame.
     *
     * @throws MediaException if the bytes are no WebM with such a stream
     * @throws dev.causerie.worker.objects.StorageException if the store does not answer
     */
    public WebmInput(FragmentStream bytes, TrackCodec codec) {
        io = NativeIo.reading(new NativeIo.Stream() {
            @Override
            public int read(byte[] buffer, int length) {
                return bytes.read(buffer, length);
            }
        });
        context = avformat_alloc_context();
        context.pb(io.context());
        int opened = avformat_open_input(context, (String) null, av_find_input_format("matroska"), (AVDictionary) null);
        if (opened < 0) {
            // FFmpeg has freed the context.
            closed = true;
            io.close();
            io.rethrow();
            throw new MediaException("The track is no WebM: " + Ffmpeg.describe(opened));
        }
        stream = find(codec);
    }

    /** The stream's description, valid until {@link #close}. */
    public AVStream stream() {
        return stream;
    }

    /**
     * Whether the packet now holds the stream's next frame; otherwise the track has ended.
     *
     * @throws dev.causerie.worker.objects.StorageException if the store does not answer
     */
    public boolean read(AVPacket packet) {
        int result;
        do {
            avcodec.av_packet_unref(packet);
            result = av_read_frame(context, packet);
        } while (result >= 0 && packet.stream_index() != stream.index());
        io.rethrow();
        if (result < 0 && result != AVERROR_EOF()) {
            throw new MediaException("The track can not be read on: " + Ffmpeg.describe(result));
        }
        return result >= 0;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            avformat_close_input(context);
            io.close();
        }
    }

    private AVStream find(TrackCodec codec) {
        int id = codec == TrackCodec.VP8 ? avcodec.AV_CODEC_ID_VP8 : avcodec.AV_CODEC_ID_OPUS;
        for (int i = 0; i < context.nb_streams(); i++) {
            if (context.streams(i).codecpar().codec_id() == id) {
                return context.streams(i);
            }
        }
        close();
        throw new MediaException("The track's WebM holds no " + codec);
    }
}
