package dev.causerie.media.speaker;

import dev.causerie.media.source.Encoding;
import dev.causerie.media.source.MediaPacket;
import dev.causerie.media.source.PacketListener;
import dev.causerie.media.source.Producer;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.jitsi.utils.dsi.DominantSpeakerIdentification;

/**
 * Listens to the audio levels of microphones and finds the dominant speaker (Volfin and Cohen, 2012). Fed by the worker
 * thread; the answer comes on that thread or on the timer's.
 */
public final class SpeakerDetector implements PacketListener {
    private static final int SILENCE = 127;
    private static final int LEVEL_BITS = 0x7F;

    private final DominantSpeakerIdentification<String> identification;

    /**
     * Makes one that has heard nobody.
     *
     * @param changed takes the participant who is dominant from now on
     */
    public SpeakerDetector(Clock clock, ScheduledExecutorService timer, Consumer<String> changed) {
        identification = new DominantSpeakerIdentification<>(clock, timer);
        identification.addActiveSpeakerChangedListener(changed::accept);
    }

    @Override
    public void packet(Encoding encoding, MediaPacket packet, long nowNs) {
        if (packet.audioLevel() >= 0) {
            // The extension gives -dBov, 127 for silence; the identification wants loud to be high.
            int loudness = SILENCE - (packet.audioLevel() & LEVEL_BITS);
            identification.levelChanged(encoding.producer().source().participantId(), loudness);
        }
    }

    @Override
    public void padding(Encoding encoding, int sequence) {}

    @Override
    public void ended(Producer producer) {}
}
