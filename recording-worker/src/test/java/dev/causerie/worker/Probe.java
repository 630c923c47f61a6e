package dev.causerie.worker;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entries_count;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;

import dev.causerie.worker.ffmpeg.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Reads a finished file with FFmpeg, decodes all of it, and remembers what was seen and heard when. */
final class Probe {

    final List<String> streams = new ArrayList<>();
    double durationSeconds;
    int cues;
    int decodeErrors;
    int width;
    int height;
    int videoFrames;
    double seekLandsAt;

    /** By time in seconds: brightness at the middle of each cell of an 8 by 8 raster. */
    private final TreeMap<Double, int[]> pictures = new TreeMap<>();

    /** By time in seconds: the loudest sample of a packet. */
    private final TreeMap<Double, Float> loudness = new TreeMap<>();

    static Probe of(Path file) {
        Probe probe = new Probe();
        AVFormatContext context = new AVFormatContext(null);
        if (avformat_open_input(context, file.toString(), null, (AVDictionary) null) < 0) {
            throw new AssertionError("FFmpeg can not open " + file);
        }
        try {
            avformat_find_stream_info(context, (AVDictionary) null);
            probe.durationSeconds = context.duration() / 1e6;
            probe.decodeAll(context);
            probe.seekToTheMiddle(context);
        } finally {
            avformat_close_input(context);
        }
        return probe;
    }

    /** Brightness, 16 to 235, at a place given in parts of width and height, in the picture shown at that time. */
    int brightness(double seconds, double x, double y) {
        int row = (int) (y * 8);
        int column = (int) (x * 8);
        return pictures.floorEntry(seconds).getValue()[row * 8 + column];
    }

    /** The loudest sample around that time. */
    float loudness(double seconds) {
        return loudness.subMap(seconds - 0.05, seconds + 0.05).values().stream()
                .max(Float::compare)
                .orElse(0f);
    }

    double firstPicture() {
        return pictures.firstKey();
    }

    double firstSound() {
        return loudness.firstKey();
    }

    double firstBrighterThan(int luma, double x, double y) {
        return pictures.keySet().stream()
                .filter(time -> brightness(time, x, y) > luma)
                .findFirst()
                .orElseThrow();
    }

    double firstLouderThan(float level) {
        return loudness.entrySet().stream()
                .filter(e -> e.getValue() > level)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /** The longest time without a new picture. */
    double longestStill() {
        double longest = 0;
        Double before = null;
        for (double time : pictures.keySet()) {
            longest = before == null ? longest : Math.max(longest, time - before);
            before = time;
        }
        return longest;
    }

    private void decodeAll(AVFormatContext context) {
        List<AVCodecContext> decoders = new ArrayList<>();
        for (int i = 0; i < context.nb_streams(); i++) {
            decoders.add(decoder(context.streams(i)));
        }
        AVPacket packet = av_packet_alloc();
        AVFrame frame = av_frame_alloc();
        while (av_read_frame(context, packet) >= 0) {
            AVStream stream = context.streams(packet.stream_index());
            AVCodecContext decoder = decoders.get(packet.stream_index());
            decodeErrors += avcodec_send_packet(decoder, packet) < 0 ? 1 : 0;
            while (avcodec_receive_frame(decoder, frame) >= 0) {
                remember(stream, frame);
            }
            av_packet_unref(packet);
        }
        av_packet_free(packet);
        av_frame_free(frame);
        decoders.forEach(d -> avcodec_free_context(d));
    }

    private AVCodecContext decoder(AVStream stream) {
        streams.add(avcodec_get_name(stream.codecpar().codec_id()).getString());
        if (stream.codecpar().codec_type() == AVMEDIA_TYPE_VIDEO) {
            width = stream.codecpar().width();
            height = stream.codecpar().height();
        }
        AVCodec codec = avcodec_find_decoder(stream.codecpar().codec_id());
        AVCodecContext decoder = avcodec_alloc_context3(codec);
        avcodec_parameters_to_context(decoder, stream.codecpar());
        avcodec_open2(decoder, codec, (AVDictionary) null);
        return decoder;
    }

    private void remember(AVStream stream, AVFrame frame) {
        double seconds = frame.pts() * av_q2d(stream.time_base());
        if (stream.codecpar().codec_type() != AVMEDIA_TYPE_VIDEO) {
            float peak = 0;
            for (float sample : Samples.stereo(frame)) {
                peak = Math.max(peak, Math.abs(sample));
            }
            loudness.put(seconds, peak);
            return;
        }
        videoFrames++;
        int[] raster = new int[64];
        for (int i = 0; i < raster.length; i++) {
            int x = (2 * (i % 8) + 1) * frame.width() / 16;
            int y = (2 * (i / 8) + 1) * frame.height() / 16;
            raster[i] = frame.data(0).get((long) y * frame.linesize(0) + x) & 0xFF;
        }
        pictures.put(seconds, raster);
    }

    private void seekToTheMiddle(AVFormatContext context) {
        for (int i = 0; i < context.nb_streams(); i++) {
            cues += avformat_index_get_entries_count(context.streams(i));
        }
        AVPacket packet = av_packet_alloc();
        boolean found = av_seek_frame(context, -1, context.duration() / 2, AVSEEK_FLAG_BACKWARD) >= 0
                && av_read_frame(context, packet) >= 0;
        seekLandsAt = found
                ? packet.pts() * av_q2d(context.streams(packet.stream_index()).time_base())
                : -1;
        av_packet_free(packet);
    }
}
