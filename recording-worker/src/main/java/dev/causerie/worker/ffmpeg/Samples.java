package dev.causerie.worker.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.FloatPointer;

/** Decoded sound as Java numbers. */
public final class Samples {

    private Samples() {}

    /**
     * A frame's sound as stereo, left and right by turns; one channel becomes both.
     *
     * @throws MediaException if the frame is not what FFmpeg's Opus decoder gives: planar floats at 48 kHz
     */
    public static float[] stereo(AVFrame frame) {
        if (frame.format() != AV_SAMPLE_FMT_FLTP || frame.sample_rate() != Encoder.SAMPLE_RATE_HZ) {
            throw new MediaException("Sound of format " + frame.format() + " at " + frame.sample_rate() + " Hz");
        }
        int count = frame.nb_samples();
        float[] left = new float[count];
        new FloatPointer(frame.data(0)).get(left);
        float[] right = left;
        if (frame.ch_layout().nb_channels() > 1) {
            right = new float[count];
            new FloatPointer(frame.data(1)).get(right);
        }
        float[] both = new float[count * Encoder.CHANNELS];
        for (int i = 0; i < count; i++) {
            both[2 * i] = left[i];
            both[2 * i + 1] = right[i];
        }
        return both;
    }
}
