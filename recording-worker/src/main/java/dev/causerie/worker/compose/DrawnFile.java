package dev.causerie.worker.compose;

import dev.causerie.worker.ffmpeg.Encoder;
import dev.causerie.worker.ffmpeg.Picture;
import dev.causerie.worker.ffmpeg.WebmOutput;
import dev.causerie.worker.fragment.Span;
import dev.causerie.worker.job.Canvas;
import dev.causerie.worker.job.TrackKind;
import dev.causerie.worker.objects.MultipartUpload;
import dev.causerie.worker.report.OutputFile;
import dev.causerie.worker.report.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** A composite of several tracks: pictures drawn into one, sound mixed, both encoded anew. */
final class DrawnFile {

    private final Desk desk;
    private final Stage stage;

    DrawnFile(Desk desk, Stage stage) {
        this.desk = desk;
        this.stage = stage;
    }

    /** Everything that the tracks show and say, from the first frame to the last. */
    OutputFile ofAll(List<RecordedTrack> tracks) {
        List<RecordedTrack> pictures = of(TrackKind.VIDEO, tracks);
        List<RecordedTrack> sounds = of(TrackKind.AUDIO, tracks);
        String key = desk.job().compositeKey();
        Canvas canvas = desk.job().composite();
        Span extent = Extent.of(tracks);
        long durationMs = extent.endMs() - extent.startMs();
        boolean video = !pictures.isEmpty();
        try (MultipartUpload upload = desk.upload(key, video);
                WebmOutput output = new WebmOutput(upload)) {
            if (video) {
                drawAndMix(output, pictures, sounds, extent);
            } else {
                mix(output, sounds, extent);
            }
            output.finish();
            upload.finish();
            return new OutputFile(
                    "composite",
                    null,
                    key,
                    upload.size(),
                    durationMs,
                    video ? canvas.width() : 0,
                    video ? canvas.height() : 0,
                    video ? Desk.VIDEO_TYPE : Desk.AUDIO_TYPE);
        }
    }

    private void drawAndMix(WebmOutput output, List<RecordedTrack> pictures, List<RecordedTrack> sounds, Span extent) {
        Canvas size = desk.job().composite();
        long zeroMs = extent.startMs();
        long durationMs = extent.endMs() - zeroMs;
        try (Encoder video = Encoder.video(output, size.width(), size.height(), size.fps());
                Picture canvas = new Picture(size.width(), size.height());
                Scene scene = scene(pictures, canvas, zeroMs)) {
            if (sounds.isEmpty()) {
                output.begin(durationMs);
                draw(scene, canvas, video, durationMs, silence -> {});
                return;
            }
            try (Encoder audio = Encoder.audio(output);
                    Mixer mixer = new Mixer(sounds, audio, zeroMs, desk.watch())) {
                output.begin(durationMs);
                draw(scene, canvas, video, durationMs, mixer::playUntil);
                audio.finish();
            }
        }
    }

    private void mix(WebmOutput output, List<RecordedTrack> sounds, Span extent) {
        long zeroMs = extent.startMs();
        long durationMs = extent.endMs() - zeroMs;
        LongConsumer clock = stage.clock(durationMs);
        try (Encoder audio = Encoder.audio(output);
                Mixer mixer = new Mixer(sounds, audio, zeroMs, desk.watch())) {
            output.begin(durationMs);
            for (long timeMs = 0; timeMs <= durationMs; timeMs += 1000) {
                mixer.playUntil(timeMs * 1000);
                clock.accept(timeMs * 1000);
            }
            mixer.playUntil(durationMs * 1000);
            audio.finish();
        }
    }

    private void draw(Scene scene, Picture canvas, Encoder encoder, long durationMs, LongConsumer sound) {
        int fps = desk.job().composite().fps();
        long frames = durationMs * fps / 1000;
        LongConsumer clock = stage.clock(durationMs);
        for (long frame = 0; frame <= frames; frame++) {
            long timeUs = frame * 1_000_000 / fps;
            boolean changed = scene.showAt(timeUs);
            // A still picture is shown again once a second, and at the end, so that players and seeking have it.
            if (changed || frame % fps == 0 || frame == frames) {
                encoder.encode(canvas, frame);
            }
            sound.accept(timeUs);
            clock.accept(timeUs);
            desk.watch().tick();
        }
        sound.accept(durationMs * 1000);
        encoder.finish();
    }

    private Scene scene(List<RecordedTrack> pictures, Picture canvas, long zeroMs) {
        List<RecordedTrack> screens =
                pictures.stream().filter(t -> t.track().isScreen()).toList();
        TilePlan onStage = TilePlan.of(screens, 1);
        List<RecordedTrack> others = new ArrayList<>(onStage.leftOut());
        pictures.stream().filter(t -> !t.track().isScreen()).forEach(others::add);
        TilePlan aside =
                TilePlan.of(others, Layout.MOST_TILES - onStage.places().size());
        aside.leftOut().forEach(this::warnOfNoPlace);
        int asideCount = aside.places().size();
        Layout layout = onStage.places().isEmpty()
                ? Layout.grid(desk.job().composite(), asideCount)
                : Layout.stage(desk.job().composite(), asideCount);
        List<List<RecordedTrack>> places = new ArrayList<>(onStage.places());
        places.addAll(aside.places());
        return new Scene(places, layout, canvas, zeroMs, desk.watch());
    }

    private void warnOfNoPlace(RecordedTrack track) {
        String message = "More pictures at once than " + Layout.MOST_TILES + "; this one is not in the composite";
        desk.report().warn(new Warning("NO_PLACE", track.track().trackId(), null, message));
    }

    private static List<RecordedTrack> of(TrackKind kind, List<RecordedTrack> tracks) {
        return tracks.stream().filter(t -> t.track().kind() == kind).toList();
    }
}
