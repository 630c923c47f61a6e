package dev.causerie.media.tap;

import dev.causerie.media.source.Producer;
import java.util.ArrayList;
import java.util.List;

/** One tap's tracks over all producers of a room. Owned by the worker thread. */
public final class RoomTap {
    private final TapQueue queue;
    private final TapTimeline timeline;
    private final List<TrackReader> tracks = new ArrayList<>();
    private int made;
    private boolean closed;

    /** Makes one without tracks. */
    public RoomTap(TapQueue queue, TapTimeline timeline) {
        this.queue = queue;
        this.timeline = timeline;
    }

    /** Records this producer from now on. */
    public void add(Producer producer) {
        made++;
        TrackReader track = new TrackReader(producer, producer.id() + "#" + made, queue, timeline);
        tracks.add(track);
        producer.add(track);
    }

    /** Ends the track of this producer. Without effect when there is none. */
    public void remove(Producer producer) {
        tracks.removeIf(track -> {
            boolean gone = track.producer() == producer;
            if (gone) {
                track.close();
            }
            return gone;
        });
    }

    /** Lets every track look after itself. */
    public void tick(long nowNs) {
        for (TrackReader track : tracks) {
            track.tick(nowNs);
        }
    }

    /** Ends every track, then the queue. A second call does nothing. */
    public void close() {
        if (!closed) {
            closed = true;
            tracks.forEach(TrackReader::close);
            tracks.clear();
            queue.close();
        }
    }
}
