package dev.causerie.worker.compose;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import dev.causerie.worker.ffmpeg.Decoder;
import dev.causerie.worker.ffmpeg.Picture;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * One track while it shows in its place on the canvas. It decodes one frame ahead, to know when the next one is due.
 * Owned by one thread.
 */
final class Tile implements AutoCloseable {

    private final TrackReader reader;
    private final Decoder decoder;
    private final Picture canvas;
    private final Rectangle place;
    private final Picture.Scaler scaler = new Picture.Scaler();
    private AVFrame shown = av_frame_alloc();
    private AVFrame coming = av_frame_alloc();
    private long comingUs;
    private boolean ended;
    private int pictureWidth;
    private int pictureHeight;

    Tile(TrackReader reader, Picture canvas, Rectangle place) {
        this.reader = reader;
        this.decoder = new Decoder(reader.stream());
        this.canvas = canvas;
        this.place = place;
        decodeNext();
    }

    /** Whether the track has shown its last frame. */
    boolean ended() {
        return ended;
    }

    /** Shows the latest frame that is due; says whether the canvas has changed. */
    boolean showAt(long timeUs) {
        boolean due = false;
        while (!ended && comingUs <= timeUs) {
            AVFrame latest = coming;
            coming = shown;
            shown = latest;
            due = true;
            decodeNext();
        }
        if (due) {
            draw();
        }
        return due;
    }

    /** Leaves the place black. */
    void vanish() {
        canvas.clear(place.x(), place.y(), place.width(), place.height());
    }

    @Override
    public void close() {
        reader.close();
        decoder.close();
        scaler.close();
        av_frame_free(shown);
        av_frame_free(coming);
    }

    private void decodeNext() {
        boolean decoded = false;
        while (!decoded && !ended) {
            ended = !reader.next();
            decoded = !ended && decoder.decode(reader.packet(), coming);
        }
        comingUs = reader.timeUs();
    }

    private void draw() {
        Rectangle fit = place.fit(shown.width(), shown.height());
        if (shown.width() != pictureWidth || shown.height() != pictureHeight) {
            vanish();
            pictureWidth = shown.width();
            pictureHeight = shown.height();
        }
        canvas.draw(shown, scaler, fit.x(), fit.y(), fit.width(), fit.height());
    }
}
