package dev.causerie.server.capture;

import dev.causerie.media.MediaKind;
import dev.causerie.media.TapFrame;
import dev.causerie.media.TapTrack;
import dev.causerie.server.capture.webm.Fragment;
import dev.causerie.server.capture.webm.FragmentWriter;
import dev.causerie.server.capture.webm.TrackFormat;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One track on its way into the object store: frames in, fragments out. The track's time starts with its first frame.
 * Owned by the tap's thread.
 */
final class TrackCapture {

    private static final int OPUS_CHANNELS = 2;

    private final TapTrack track;
    private final Duration fragment;
    private final FragmentSink sink;
    private @Nullable FragmentWriter writer;
    private long startUs;

    /** A track whose fragments are at most {@code fragment} long. */
    TrackCapture(TapTrack track, Duration fragment, FragmentSink sink) {
        this.track = track;
        this.fragment = fragment;
        this.sink = sink;
    }

    /** Takes a frame; the first of all blocks while the track's header is stored. */
    void add(TapFrame frame) {
        FragmentWriter open = writer;
        if (open == null) {
            open = begin(frame);
        }
        store(open.add(frame.timestampUs() - startUs, frame.keyFrame(), frame.payload()));
    }

    /** Has stored what is left. */
    void end() {
        if (writer != null) {
            store(writer.finish());
        }
    }

    private FragmentWriter begin(TapFrame first) {
        FragmentWriter fresh = new FragmentWriter(
                track.kind() == MediaKind.VIDEO
                        ? new TrackFormat.Vp8(first.width(), first.height())
                        : new TrackFormat.Opus(OPUS_CHANNELS),
                (int) fragment.toMillis());
        startUs = first.timestampUs();
        sink.open(track, fresh.header(), startUs / 1_000);
        writer = fresh;
        return fresh;
    }

    private void store(Optional<Fragment> fragment) {
        fragment.ifPresent(each -> sink.put(track, each, (startUs + each.lastTimestampUs()) / 1_000));
    }
}
