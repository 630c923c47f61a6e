package dev.causerie.worker;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;

import dev.causerie.server.capture.webm.Fragment;
import dev.causerie.server.capture.webm.FragmentWriter;
import dev.causerie.server.capture.webm.TrackFormat;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** Makes tracks: encodes a plain picture or a tone, and cuts it with the server's fragment writer. */
final class TestMedia {

    static final int FPS = 15;

    private final FragmentWriter writer;
    private final List<byte[]> fragments = new ArrayList<>();
    private final long unitUs;

    private TestMedia(TrackFormat format, long unitUs) {
        this.writer = new FragmentWriter(format);
        this.unitUs = unitUs;
        fragments.add(writer.header().bytes());
    }

    /** Pictures of one brightness, with a moving bar below; a key frame every two seconds. */
    static List<byte[]> video(int width, int height, int luma, double seconds) {
        AVCodec codec = avcodec_find_encoder_by_name("libvpx");
        AVCodecContext context = avcodec_alloc_context3(codec);
        context.width(width)
                .height(height)
                .pix_fmt(AV_PIX_FMT_YUV420P)
                .gop_size(2 * FPS)
                .bit_rate(200_000);
        context.time_base(new AVRational().num(1).den(FPS));
        AVDictionary options = new AVDictionary(null);
        av_dict_set(options, "deadline", "realtime", 0);
        av_dict_set(options, "cpu-used", "-12", 0);
        check(avcodec_open2(context, codec, options));
        TestMedia media = new TestMedia(new TrackFormat.Vp8(width, height), 1_000_000L / FPS);
        AVFrame frame = av_frame_alloc();
        frame.format(AV_PIX_FMT_YUV420P).width(width).height(height);
        check(av_frame_get_buffer(frame, 0));
        for (int i = 0; i < seconds * FPS; i++) {
            check(av_frame_make_writable(frame));
            paint(frame, luma, i);
            frame.pts(i);
            media.encode(context, frame);
        }
        return media.end(context, frame);
    }

    /** A tone of half loudness. */
    static List<byte[]> audio(int hertz, double seconds) {
        AVCodec codec = avcodec_find_encoder_by_name("libopus");
        AVCodecContext context = avcodec_alloc_context3(codec);
        context.sample_rate(48_000).sample_fmt(AV_SAMPLE_FMT_FLT).bit_rate(32_000);
        av_channel_layout_default(context.ch_layout(), 1);
        context.time_base(new AVRational().num(1).den(48_000));
        check(avcodec_open2(context, codec, (AVDictionary) null));
        TestMedia media = new TestMedia(new TrackFormat.Opus(1), 0);
        AVFrame frame = av_frame_alloc();
        frame.format(AV_SAMPLE_FMT_FLT).nb_samples(960).sample_rate(48_000);
        av_channel_layout_default(frame.ch_layout(), 1);
        check(av_frame_get_buffer(frame, 0));
        for (long start = 0; start < seconds * 48_000; start += 960) {
            check(av_frame_make_writable(frame));
            float[] tone = new float[960];
            for (int i = 0; i < tone.length; i++) {
                tone[i] = (float) (0.5 * Math.sin(2 * Math.PI * hertz * (start + i) / 48_000));
            }
            new FloatPointer(frame.data(0)).put(tone);
            frame.pts(start);
            media.encode(context, frame);
        }
        return media.end(context, frame);
    }

    private static void paint(AVFrame frame, int luma, int number) {
        int height = frame.height();
        Pointer.memset(frame.data(0), luma, (long) frame.linesize(0) * height);
        Pointer.memset(frame.data(1), 128, (long) frame.linesize(1) * height / 2);
        Pointer.memset(frame.data(2), 128, (long) frame.linesize(2) * height / 2);
        BytePointer bar = frame.data(0);
        for (int row = height - 16; row < height; row++) {
            Pointer.memset(bar.getPointer((long) row * frame.linesize(0) + number * 4 % (frame.width() - 16)), 235, 16);
        }
    }

    private void encode(AVCodecContext context, AVFrame frame) {
        check(avcodec_send_frame(context, frame));
        AVPacket packet = av_packet_alloc();
        while (avcodec_receive_packet(context, packet) >= 0) {
            byte[] data = new byte[packet.size()];
            packet.data().get(data);
            long us = unitUs > 0 ? packet.pts() * unitUs : Math.max(0, (packet.pts() + 312) * 1000 / 48);
            writer.add(us, (packet.flags() & AV_PKT_FLAG_KEY) != 0, data)
                    .map(Fragment::bytes)
                    .ifPresent(fragments::add);
        }
        av_packet_free(packet);
    }

    private List<byte[]> end(AVCodecContext context, AVFrame frame) {
        avcodec_free_context(context);
        av_frame_free(frame);
        writer.finish().map(Fragment::bytes).ifPresent(fragments::add);
        return fragments;
    }

    private static void check(int result) {
        if (result < 0) {
            throw new IllegalStateException("FFmpeg answered " + result);
        }
    }
}
