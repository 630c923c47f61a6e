package dev.causerie.worker.compose;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_rescale_q;

import dev.causerie.worker.Watch;
import dev.causerie.worker.ffmpeg.Ffmpeg;
import dev.causerie.worker.ffmpeg.MediaException;
import dev.causerie.worker.ffmpeg.WebmInput;
import dev.causerie.worker.fragment.FragmentStream;
import dev.causerie.worker.job.Track;
import dev.causerie.worker.job.TrackKind;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A track's packets in the order of their time, counted in microseconds from the file's zero. Packets that come at or
 * before the time of the one before are dropped (fragments stored twice), and so are pictures that build on lost ones.
 * Owned by one thread.
 */
final class TrackReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TrackReader.class);
    private static final long NEVER = Long.MIN_VALUE;

    private final Track track;
    private final Watch watch;
    private final long offsetUs;
    private final long endUs;
    private final FragmentStream bytes;
    private final WebmInput input;
    private final AVPacket packet = av_packet_alloc();
    private long timeUs = NEVER;
    private boolean awaitsKeyFrame;

    /**
     * Opens the track.
     *
     * @param zeroMs where in the recording the file's zero lies, milliseconds
     * @throws MediaException if the track is no WebM
     */
    TrackReader(RecordedTrack recorded, long zeroMs, Watch watch) {
        this.track = recorded.track();
        this.watch = watch;
        this.offsetUs = (track.startMs() - zeroMs) * 1000;
        this.endUs = (recorded.span().endMs() - zeroMs) * 1000;
        this.bytes = recorded.fragments().stream();
        this.input = new WebmInput(bytes, track.codec());
        this.awaitsKeyFrame = track.kind() == TrackKind.VIDEO;
    }

    Track track() {
        return track;
    }

    AVStream stream() {
        return input.stream();
    }

    /** The packet that {@link #next} found, with timestamps in microseconds; valid until it is called again. */
    AVPacket packet() {
        return packet;
    }

    /** That packet's time, microseconds from the file's zero. */
    long timeUs() {
        return timeUs;
    }

    /** Whether there is a next packet; otherwise the track has ended. */
    boolean next() {
        while (readOn()) {
            watch.tick();
            if (packet.pts() != AV_NOPTS_VALUE && isWanted()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        input.close();
        av_packet_free(packet);
    }

    private boolean readOn() {
        try {
            return input.read(packet);
        } catch (MediaException e) {
            LOG.warn("Track {} ends early: {}", track.trackId(), e.getMessage());
            return false;
        }
    }

    private boolean isWanted() {
        long trackUs = av_rescale_q(packet.pts(), stream().time_base(), Ffmpeg.MICROSECONDS);
        boolean video = track.kind() == TrackKind.VIDEO;
        awaitsKeyFrame |= bytes.lostBefore(trackUs / 1000) && video;
        boolean key = (packet.flags() & AV_PKT_FLAG_KEY) != 0;
        // Later than the last cluster says can only be a header with another idea of time.
        boolean inOrder = trackUs + offsetUs > timeUs && trackUs + offsetUs <= endUs;
        if (!inOrder || (awaitsKeyFrame && !key)) {
            return false;
        }
        awaitsKeyFrame = false;
        timeUs = trackUs + offsetUs;
        long durationUs = av_rescale_q(packet.duration(), stream().time_base(), Ffmpeg.MICROSECONDS);
        // Neither VP8 nor Opus reorders: decoding time is showing time.
        packet.pts(timeUs).dts(timeUs).duration(durationUs);
        return true;
    }
}
