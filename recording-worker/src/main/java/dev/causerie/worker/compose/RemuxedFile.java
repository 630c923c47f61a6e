package dev.causerie.worker.compose;

import dev.causerie.worker.ffmpeg.WebmOutput;
import dev.causerie.worker.job.TrackKind;
import dev.causerie.worker.objects.MultipartUpload;
import dev.causerie.worker.report.OutputFile;
import dev.causerie.worker.report.Warning;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.jspecify.annotations.Nullable;

/** Tracks in a file of their own, without decoding them: a track's file, or a composite that needs no drawing. */
final class RemuxedFile {

    private final Desk desk;
    private final Stage stage;

    RemuxedFile(Desk desk, Stage stage) {
        this.desk = desk;
        this.stage = stage;
    }

    /** One track, from its own zero. */
    OutputFile ofTrack(RecordedTrack track) {
        String key = desk.job().trackKey(track.track());
        return write(List.of(track), track.track().startMs(), key, track.track().trackId());
    }

    /** At most one track of pictures and one of sound, from the first frame of either. */
    OutputFile ofAll(List<RecordedTrack> tracks) {
        return write(tracks, Extent.of(tracks).startMs(), desk.job().compositeKey(), null);
    }

    private OutputFile write(List<RecordedTrack> tracks, long zeroMs, String key, @Nullable String trackId) {
        boolean video = tracks.stream().anyMatch(t -> t.track().kind() == TrackKind.VIDEO);
        long durationMs = Extent.of(tracks).endMs() - zeroMs;
        List<TrackReader> readers = new ArrayList<>();
        try (MultipartUpload upload = desk.upload(key, video);
                WebmOutput output = new WebmOutput(upload)) {
            tracks.forEach(t -> readers.add(t.open(zeroMs, desk.watch())));
            if (trackId != null) {
                output.title(tracks.get(0).track().username());
            }
            int width = 0;
            int height = 0;
            for (TrackReader reader : readers) {
                AVCodecParameters parameters = reader.stream().codecpar();
                width = Math.max(width, parameters.width());
                height = Math.max(height, parameters.height());
            }
            new Remux(output, stage.clock(durationMs)).run(readers, durationMs);
            finish(output, key, trackId);
            upload.finish();
            String type = video ? Desk.VIDEO_TYPE : Desk.AUDIO_TYPE;
            String kind = trackId == null ? "composite" : "track";
            return new OutputFile(kind, trackId, key, upload.size(), durationMs, width, height, type);
        } finally {
            readers.forEach(TrackReader::close);
        }
    }

    private void finish(WebmOutput output, String key, @Nullable String trackId) {
        if (!output.finish()) {
            desk.report().warn(new Warning("NO_CUES", trackId, null, "More key frames than " + key + " had room for"));
        }
    }
}
