package dev.causerie.worker.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_flush;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EINVAL;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import dev.causerie.worker.objects.MultipartUpload;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;

/**
 * A WebM file with its duration and its cues in front, so that a browser seeks in it after one request. The same packets
 * give the same bytes. Life: {@link #add} for each stream, {@link #begin}, {@link #write}, {@link #finish}, {@link
 * #close}. Owned by one thread; the upload stays the caller's to finish.
 */
public final class WebmOutput implements AutoCloseable {

    private static final int SMALLEST_RESERVE_BYTES = 4 * 1024;
    private static final int LARGEST_RESERVE_BYTES = 4 * 1024 * 1024;
    /** Room for some ten cues a second, five times what a key frame every half second needs. */
    private static final int RESERVE_BYTES_PER_SECOND = 256;

    private final NativeIo io;
    private final AVFormatContext context = new AVFormatContext(null);
    private boolean closed;

    /** A file that goes into this upload. */
    public WebmOutput(MultipartUpload upload) {
        io = NativeIo.writing(new Writing(upload));
        Ffmpeg.check(avformat_alloc_output_context2(context, null, "webm", null), "make a WebM");
        context.pb(io.context());
        context.flags(context.flags() | AVFormatContext.AVFMT_FLAG_CUSTOM_IO | AVFormatContext.AVFMT_FLAG_BITEXACT);
    }

    /** The title that players show. */
    public void title(String title) {
        AVDictionary metadata = new AVDictionary(null);
        av_dict_set(metadata, "title", title, 0);
        context.metadata(metadata);
    }

    /** The number of a new stream with this codec and size. */
    public int add(AVCodecParameters parameters) {
        AVStream stream = avformat_new_stream(context, null);
        Ffmpeg.check(avcodec_parameters_copy(stream.codecpar(), parameters), "describe a stream");
        stream.codecpar().codec_tag(0);
        stream.time_base(Ffmpeg.MICROSECONDS);
        return stream.index();
    }

    /**
     * Writes the head, with room for the cues.
     *
     * @param durationMs about how long the file will be
     */
    public void begin(long durationMs) {
        long wanted = SMALLEST_RESERVE_BYTES + durationMs * RESERVE_BYTES_PER_SECOND / 1000;
        AVDictionary options = new AVDictionary(null);
        av_dict_set(options, "reserve_index_space", Long.toString(Math.min(wanted, LARGEST_RESERVE_BYTES)), 0);
        int result = avformat_write_header(context, options);
        av_dict_free(options);
        checkWritten(result, "begin the file");
    }

    /**
     * Writes one packet, and leaves it empty.
     *
     * @param unit of the packet's timestamps
     */
    public void write(AVPacket packet, int stream, AVRational unit) {
        packet.stream_index(stream);
        packet.pos(-1);
        av_packet_rescale_ts(packet, unit, context.streams(stream).time_base());
        checkWritten(av_interleaved_write_frame(context, packet), "write a packet");
    }

    /**
     * Writes duration and cues.
     *
     * @return whether the cues found room; without them the file plays, and seeks slowly
     */
    public boolean finish() {
        int result = av_write_trailer(context);
        avio_flush(io.context());
        io.rethrow();
        if (result == AVERROR_EINVAL()) {
            return false;
        }
        Ffmpeg.check(result, "end the file");
        return true;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            avformat_free_context(context);
            io.close();
        }
    }

    private void checkWritten(int result, String what) {
        io.rethrow();
        Ffmpeg.check(result, what);
    }

    private static final class Writing implements NativeIo.Stream {

        private final MultipartUpload upload;

        Writing(MultipartUpload upload) {
            this.upload = upload;
        }

        @Override
        public void write(byte[] buffer, int length) {
            upload.write(buffer, length);
        }

        @Override
        public void seek(long position) {
            upload.seek(position);
        }

        @Override
        public long size() {
            return upload.size();
        }

        @Override
        public long position() {
            return upload.position();
        }
    }
}
