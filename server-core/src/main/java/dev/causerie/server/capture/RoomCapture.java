package dev.causerie.server.capture;

import dev.causerie.api.domain.recordings.RecordingType;
import dev.causerie.media.MediaKind;
import dev.causerie.media.Router;
import dev.causerie.media.Tap;
import dev.causerie.media.TapFrame;
import dev.causerie.media.TapListener;
import dev.causerie.media.TapTrack;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One room being captured: the tap's frames, track by track, into the sink. A track that can not be stored is given up, and
 * the others go on. Frames come on the tap's thread; the other methods are thread-safe.
 */
final class RoomCapture implements TapListener {

    private static final Logger LOG = LoggerFactory.getLogger(RoomCapture.class);

    private final long recordingId;
    private final RecordingType type;
    private final Duration fragment;
    private final FragmentSink sink;
    private final Map<String, TrackCapture> tracks = new HashMap<>();
    private final Set<String> live = ConcurrentHashMap.newKeySet();
    private final CountDownLatch flushed = new CountDownLatch(1);

    RoomCapture(long recordingId, RecordingType type, Duration fragment, FragmentSink sink) {
        this.recordingId = recordingId;
        this.type = type;
        this.fragment = fragment;
        this.sink = sink;
    }

    /** Starts to take what the router carries. */
    Tap attach(Router router) {
        return router.tap(this);
    }

    /** Whether anybody publishes what is captured. */
    boolean capturing() {
        return !live.isEmpty();
    }

    /** Waits until everything that came before the tap was closed is stored; false if that took too long. */
    boolean awaitFlushed(Duration limit) throws InterruptedException {
        return flushed.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void started(TapTrack track) {
        if (wanted(track.kind())) {
            tracks.put(track.trackId(), new TrackCapture(track, fragment, sink));
            live.add(track.trackId());
        }
    }

    @Override
    public void frame(TapFrame frame) {
        TrackCapture track = tracks.get(frame.trackId());
        if (track == null) {
            return;
        }
        try {
            track.add(frame);
        } catch (RuntimeException failure) {
            LOG.error("Recording {}: track {} can not be captured further", recordingId, frame.trackId(), failure);
            forget(frame.trackId());
        }
    }

    @Override
    public void ended(String trackId) {
        TrackCapture track = forget(trackId);
        if (track == null) {
            return;
        }
        try {
            track.end();
        } catch (RuntimeException failure) {
            LOG.error("Recording {}: the end of track {} is lost", recordingId, trackId, failure);
        }
    }

    @Override
    public void closed() {
        Set.copyOf(tracks.keySet()).forEach(this::ended);
        sink.awaitStored();
        flushed.countDown();
    }

    private @Nullable TrackCapture forget(String trackId) {
        live.remove(trackId);
        return tracks.remove(trackId);
    }

    private boolean wanted(MediaKind kind) {
        return type == RecordingType.BOTH || type.name().equals(kind.name());
    }
}
