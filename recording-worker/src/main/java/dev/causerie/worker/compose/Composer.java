package dev.causerie.worker.compose;

import dev.causerie.worker.ffmpeg.MediaException;
import dev.causerie.worker.fragment.Span;
import dev.causerie.worker.fragment.TrackFragments;
import dev.causerie.worker.job.Track;
import dev.causerie.worker.job.TrackKind;
import dev.causerie.worker.report.OutputFile;
import dev.causerie.worker.report.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Does a job: a file for every readable track, and the composite. Owned by one thread. */
public final class Composer {

    private static final double TRACKS_SHARE_OF_REMUX = 0.5;
    private static final double TRACKS_SHARE_OF_DRAWING = 0.1;

    private final Desk desk;

    /** A composer for the job on this desk. */
    public Composer(Desk desk) {
        this.desk = desk;
    }

    /**
     * The files, all of them in the store: the composite first, then the tracks in the order of the job. Blocks for as
     * long as it takes.
     *
     * @throws NoMediaException if not one track can be read
     * @throws dev.causerie.worker.objects.StorageException if the store does not do its part
     * @throws MediaException if FFmpeg fails on our side
     */
    public List<OutputFile> compose() {
        List<RecordedTrack> tracks = new ArrayList<>();
        for (Track track : desk.job().tracks()) {
            if (desk.job().type().takes(track.kind())) {
                examine(track).ifPresent(tracks::add);
            }
        }
        if (tracks.isEmpty()) {
            throw new NoMediaException("Not one of " + desk.job().tracks().size() + " tracks can be read");
        }
        boolean remux = isRemux(tracks);
        double tracksShare = remux ? TRACKS_SHARE_OF_REMUX : TRACKS_SHARE_OF_DRAWING;
        Stage first = new Stage(desk.report(), 0, tracksShare);
        Stage second = new Stage(desk.report(), tracksShare, 1);
        List<OutputFile> files = new ArrayList<>();
        for (int i = 0; i < tracks.size(); i++) {
            files.add(new RemuxedFile(desk, first.part(i, tracks.size())).ofTrack(tracks.get(i)));
        }
        files.add(0, remux ? new RemuxedFile(desk, second).ofAll(tracks) : new DrawnFile(desk, second).ofAll(tracks));
        return files;
    }

    private static boolean isRemux(List<RecordedTrack> tracks) {
        long pictures =
                tracks.stream().filter(t -> t.track().kind() == TrackKind.VIDEO).count();
        return pictures <= 1 && tracks.size() - pictures <= 1;
    }

    private Optional<RecordedTrack> examine(Track track) {
        TrackFragments fragments = new TrackFragments(desk.objects(), desk.report(), track);
        Optional<Span> span = fragments.span();
        if (span.isEmpty()) {
            warn(track, "It has no header and no whole cluster");
            return Optional.empty();
        }
        RecordedTrack recorded = new RecordedTrack(fragments, span.get());
        try (TrackReader reader = recorded.open(track.startMs(), desk.watch())) {
            if (reader.next()) {
                return Optional.of(recorded);
            }
            warn(track, "It has no frame that can be decoded");
        } catch (MediaException e) {
            warn(track, String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    private void warn(Track track, String reason) {
        String message = "The track is left out. " + reason;
        desk.report().warn(new Warning("TRACK_UNREADABLE", track.trackId(), null, message));
    }
}
