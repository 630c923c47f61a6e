package dev.causerie.worker.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.FloatPointer;

/** 20 ms of stereo sound on its way into an {@link Encoder}. Owned by one thread. */
public final class SoundBlock implements AutoCloseable {

    private final AVFrame frame = av_frame_alloc();
    private final float[] samples = new float[Encoder.BLOCK_SAMPLES * Encoder.CHANNELS];

    /** A silent block. */
    public SoundBlock() {
        frame.format(AV_SAMPLE_FMT_FLT).nb_samples(Encoder.BLOCK_SAMPLES).sample_rate(Encoder.SAMPLE_RATE_HZ);
        av_channel_layout_default(frame.ch_layout(), Encoder.CHANNELS);
        Ffmpeg.check(av_frame_get_buffer(frame, 0), "allocate sound");
    }

    /** Left and right by turns, -1 to 1; written by the caller. */
    public float[] samples() {
        return samples;
    }

    AVFrame frame(long firstSample) {
        Ffmpeg.check(av_frame_make_writable(frame), "write sound");
        new FloatPointer(frame.data(0)).put(samples, 0, samples.length);
        frame.pts(firstSample);
        return frame;
    }

    @Override
    public void close() {
        av_frame_free(frame);
    }
}
