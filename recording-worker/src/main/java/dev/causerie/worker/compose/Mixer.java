package dev.causerie.worker.compose;

import dev.causerie.worker.Watch;
import dev.causerie.worker.ffmpeg.Encoder;
import dev.causerie.worker.ffmpeg.SoundBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** All voices in one: each opens when its track begins and closes at its end. Owned by one thread. */
final class Mixer implements AutoCloseable {

    private final long zeroMs;
    private final Watch watch;
    private final Encoder encoder;
    private final SoundBlock block = new SoundBlock();
    private final Limiter limiter = new Limiter();
    private final List<RecordedTrack> waiting;
    private final List<Voice> playing = new ArrayList<>();
    private long nextSample;

    /** A silent mix: nothing is opened yet. The encoder stays the caller's to close. */
    Mixer(List<RecordedTrack> tracks, Encoder encoder, long zeroMs, Watch watch) {
        this.waiting = new ArrayList<>(tracks);
        this.encoder = encoder;
        this.zeroMs = zeroMs;
        this.watch = watch;
    }

    /** Mixes and encodes everything up to this time of the file. */
    void playUntil(long timeUs) {
        while (nextSample * 1_000_000 / Encoder.SAMPLE_RATE_HZ <= timeUs) {
            open(nextSample + Encoder.BLOCK_SAMPLES);
            float[] samples = block.samples();
            Arrays.fill(samples, 0);
            for (Iterator<Voice> voices = playing.iterator(); voices.hasNext(); ) {
                Voice voice = voices.next();
                voice.addTo(samples, nextSample);
                if (voice.ended()) {
                    voice.close();
                    voices.remove();
                }
            }
            limiter.apply(samples);
            encoder.encode(block, nextSample);
            nextSample += Encoder.BLOCK_SAMPLES;
        }
    }

    @Override
    public void close() {
        playing.forEach(Voice::close);
        playing.clear();
        block.close();
    }

    private void open(long beforeSample) {
        for (Iterator<RecordedTrack> tracks = waiting.iterator(); tracks.hasNext(); ) {
            RecordedTrack track = tracks.next();
            if ((track.span().startMs() - zeroMs) * Encoder.SAMPLE_RATE_HZ / 1000 < beforeSample) {
                tracks.remove();
                playing.add(new Voice(track.open(zeroMs, watch)));
            }
        }
    }
}
