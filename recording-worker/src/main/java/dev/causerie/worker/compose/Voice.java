package dev.causerie.worker.compose;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import dev.causerie.worker.ffmpeg.Decoder;
import dev.causerie.worker.ffmpeg.Encoder;
import dev.causerie.worker.ffmpeg.Samples;
import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * One track of sound while it plays. Packets follow each other without a seam as long as their times say so within
 * {@value #TOLERANCE_SAMPLES} samples; a longer gap is silence, and what overlaps by more is dropped. Owned by one
 * thread.
 */
final class Voice implements AutoCloseable {

    private static final int TOLERANCE_SAMPLES = Encoder.SAMPLE_RATE_HZ * 40 / 1000;

    private final TrackReader reader;
    private final Decoder decoder;
    private final AVFrame frame = av_frame_alloc();
    private final Deque<Run> decoded = new ArrayDeque<>();
    private long endSample = -1;
    private boolean ended;

    Voice(TrackReader reader) {
        this.reader = reader;
        this.decoder = new Decoder(reader.stream());
    }

    /** Whether everything of the track has been heard. */
    boolean ended() {
        return ended && decoded.isEmpty();
    }

    /** Adds what is heard from this sample of the file on, as long as the block is; time never goes back. */
    void addTo(float[] block, long firstSample) {
        long end = firstSample + block.length / Encoder.CHANNELS;
        while (!ended && endSample < end) {
            decodeNext();
        }
        while (!decoded.isEmpty() && decoded.getFirst().firstSample() < end) {
            Run run = decoded.getFirst();
            run.addTo(block, firstSample);
            if (run.endSample() > end) {
                return;
            }
            decoded.removeFirst();
        }
    }

    @Override
    public void close() {
        reader.close();
        decoder.close();
        av_frame_free(frame);
    }

    private void decodeNext() {
        ended = !reader.next();
        if (ended || !decoder.decode(reader.packet(), frame)) {
            return;
        }
        long place = reader.timeUs() * Encoder.SAMPLE_RATE_HZ / 1_000_000;
        long lead = place - endSample;
        if (endSample >= 0 && lead < -TOLERANCE_SAMPLES) {
            return;
        }
        boolean seamless = endSample >= 0 && lead <= TOLERANCE_SAMPLES;
        Run run = new Run(seamless ? endSample : place, Samples.stereo(frame));
        decoded.addLast(run);
        endSample = run.endSample();
    }

    /** Decoded sound and its place in the file. */
    private static final class Run {

        private final long firstSample;
        private final float[] samples;

        Run(long firstSample, float[] samples) {
            this.firstSample = firstSample;
            this.samples = samples;
        }

        long firstSample() {
            return firstSample;
        }

        long endSample() {
            return firstSample + samples.length / Encoder.CHANNELS;
        }

        void addTo(float[] block, long blockSample) {
            int shift = (int) (firstSample - blockSample) * Encoder.CHANNELS;
            int from = Math.max(0, shift);
            int to = Math.min(block.length, shift + samples.length);
            for (int i = from; i < to; i++) {
                block[i] += samples[i - shift];
            }
        }
    }
}
