package dev.causerie.worker.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.util.Map;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.jspecify.annotations.Nullable;

/** Encodes frames into one stream of a file. Owned by one thread. */
public final class Encoder implements AutoCloseable {

    /** Samples in one block of sound: 20 ms at {@link #SAMPLE_RATE_HZ}, the length that Opus is best at. */
    public static final int BLOCK_SAMPLES = 960;

    /** The rate that Opus works at. */
    public static final int SAMPLE_RATE_HZ = 48_000;

    /** All sound is mixed in stereo. */
    public static final int CHANNELS = 2;

    private static final int OPUS_BIT_RATE = 96_000;
    private static final int SECONDS_BETWEEN_KEY_FRAMES = 2;
    /** 0.07 bits for a pixel: people before a camera, at a quality where nobody looks at the codec. */
    private static final double BITS_PER_PIXEL = 0.07;

    private static final Map<String, String> REALTIME_VP9 =
            Map.of("deadline", "realtime", "cpu-used", "8", "row-mt", "1", "lag-in-frames", "0");

    private final AVCodecContext context;
    private final WebmOutput output;
    private final int stream;
    private final AVPacket packet = av_packet_alloc();
    private boolean closed;

    private Encoder(
            String codecName, WebmOutput output, Consumer<AVCodecContext> settings, Map<String, String> options) {
        AVCodec codec = avcodec_find_encoder_by_name(codecName);
        if (codec == null) {
            throw new MediaException("This FFmpeg was built without " + codecName);
        }
        this.output = output;
        this.context = avcodec_alloc_context3(codec);
        settings.accept(context);
        context.flags(context.flags() | AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT);
        AVDictionary dictionary = new AVDictionary(null);
        options.forEach((name, value) -> av_dict_set(dictionary, name, value, 0));
        int result = avcodec_open2(context, codec, dictionary);
        av_dict_free(dictionary);
        Ffmpeg.check(result, "open the encoder " + codecName);
        AVCodecParameters parameters = avcodec_parameters_alloc();
        avcodec_parameters_from_context(parameters, context);
        this.stream = output.add(parameters);
        avcodec_parameters_free(parameters);
    }

    /** Pictures in VP9; frames are numbered by the frame rate. */
    public static Encoder video(WebmOutput output, int width, int height, int fps) {
        return new Encoder(
                "libvpx-vp9",
                output,
                context -> {
                    context.width(width).height(height).pix_fmt(AV_PIX_FMT_YUV420P);
                    context.time_base(new AVRational().num(1).den(fps));
                    context.framerate(new AVRational().num(fps).den(1));
                    context.bit_rate((long) (BITS_PER_PIXEL * width * height * fps));
                    context.gop_size(SECONDS_BETWEEN_KEY_FRAMES * fps);
                    context.thread_count(Math.min(4, Runtime.getRuntime().availableProcessors()));
                },
                REALTIME_VP9);
    }

    /** Sound in Opus; samples are numbered by their rate. */
    public static Encoder audio(WebmOutput output) {
        return new Encoder(
                "libopus",
                output,
                context -> {
                    context.sample_rate(SAMPLE_RATE_HZ).sample_fmt(AV_SAMPLE_FMT_FLT);
                    av_channel_layout_default(context.ch_layout(), CHANNELS);
                    context.bit_rate(OPUS_BIT_RATE);
                    context.time_base(new AVRational().num(1).den(SAMPLE_RATE_HZ));
                },
                Map.of());
    }

    /** Encodes the picture as it is now, shown from the frame of this number on. */
    public void encode(Picture picture, long frameNumber) {
        picture.frame().pts(frameNumber);
        encode(picture.frame());
    }

    /** Encodes the block, heard from the sample of this number on. */
    public void encode(SoundBlock block, long firstSample) {
        encode(block.frame(firstSample));
    }

    /** Writes what the encoder still holds back. */
    public void finish() {
        encode((AVFrame) null);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            av_packet_free(packet);
            avcodec_free_context(context);
        }
    }

    private void encode(@Nullable AVFrame frame) {
        Ffmpeg.check(avcodec_send_frame(context, frame), "encode a frame");
        int result = avcodec_receive_packet(context, packet);
        while (result >= 0) {
            output.write(packet, stream, context.time_base());
            result = avcodec_receive_packet(context, packet);
        }
        if (result != AVERROR_EAGAIN() && result != AVERROR_EOF()) {
            Ffmpeg.check(result, "encode a frame");
        }
    }
}
