package dev.causerie.worker.compose;

import dev.causerie.worker.Watch;
import dev.causerie.worker.ffmpeg.Picture;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The canvas over time: tiles open when their tracks begin and vanish when they end; only those are open that show.
 * Owned by one thread.
 */
final class Scene implements AutoCloseable {

    private final Picture canvas;
    private final long zeroMs;
    private final Watch watch;
    private final List<Entry> waiting = new ArrayList<>();
    private final List<Tile> showing = new ArrayList<>();

    private record Entry(RecordedTrack track, Rectangle place) {}

    /** A black scene: nothing is opened yet. */
    Scene(List<List<RecordedTrack>> places, Layout layout, Picture canvas, long zeroMs, Watch watch) {
        this.canvas = canvas;
        this.zeroMs = zeroMs;
        this.watch = watch;
        for (int i = 0; i < places.size(); i++) {
            for (RecordedTrack track : places.get(i)) {
                waiting.add(new Entry(track, layout.tiles().get(i)));
            }
        }
    }

    /** Brings the canvas to this time of the file, which never goes back; says whether it has changed. */
    boolean showAt(long timeUs) {
        boolean changed = removeEnded();
        for (Iterator<Entry> entries = waiting.iterator(); entries.hasNext(); ) {
            Entry entry = entries.next();
            if ((entry.track().span().startMs() - zeroMs) * 1000 <= timeUs) {
                entries.remove();
                showing.add(new Tile(entry.track().open(zeroMs, watch), canvas, entry.place()));
            }
        }
        for (Tile tile : showing) {
            changed |= tile.showAt(timeUs);
        }
        return changed;
    }

    @Override
    public void close() {
        showing.forEach(Tile::close);
        showing.clear();
    }

    private boolean removeEnded() {
        boolean changed = false;
        for (Iterator<Tile> tiles = showing.iterator(); tiles.hasNext(); ) {
            Tile tile = tiles.next();
            if (tile.ended()) {
                tile.vanish();
                tile.close();
                tiles.remove();
                changed = true;
            }
        }
        return changed;
    }
}
