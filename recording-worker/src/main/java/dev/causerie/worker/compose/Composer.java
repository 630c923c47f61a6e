package dev.causerie.worker.compose;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import dev.causerie.worker.ffmpeg.Decoder;
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
import org.bytedeco.ffmpeg.avutil.AVFrame;

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
        List<OutputFile> files = new ArrayList<>();
        double tracksShare = isRemux(tracks) ? TRACKS_SHARE_OF_REMUX : TRACKS_SHARE_OF_DRAWING;
        List<RecordedTrack> readable = writeTracks(tracks, new Stage(desk.report(), 0, tracksShare), files);
        if (readable.isEmpty()) {
            throw new NoMediaException("Not one of " + desk.job().tracks().size() + " tracks can be read");
        }
        Stage rest = new Stage(desk.report(), tracksShare, 1);
        files.add(
                0,
                isRemux(readable)
                        ? new RemuxedFile(desk, rest).ofAll(readable)
                        : new DrawnFile(desk, rest).ofAll(readable));
        return files;
    }

    /** The tracks that could be written; a header may say things that only the muxer finds out. */
    private List<RecordedTrack> writeTracks(List<RecordedTrack> tracks, Stage stage, List<OutputFile> files) {
        List<RecordedTrack> written = new ArrayList<>();
        for (int i = 0; i < tracks.size(); i++) {
            RecordedTrack track = tracks.get(i);
            try {
                files.add(new RemuxedFile(desk, stage.part(i, tracks.size())).ofTrack(track));
                written.add(track);
            } catch (MediaException e) {
                warn(track.track(), String.valueOf(e.getMessage()));
            }
        }
        return written;
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
        try (TrackReader reader = recorded.open(track.startMs(), desk.watch());
                Decoder decoder = new Decoder(reader.stream())) {
            if (decodesOne(reader, decoder)) {
                return Optional.of(recorded);
            }
            warn(track, "It has no frame that can be decoded");
        } catch (MediaException e) {
            warn(track, String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    private static boolean decodesOne(TrackReader reader, Decoder decoder) {
        AVFrame frame = av_frame_alloc();
        boolean decoded = false;
        while (!decoded && reader.next()) {
            decoded = decoder.decode(reader.packet(), frame);
        }
        av_frame_free(frame);
        return decoded;
    }

    private void warn(Track track, String reason) {
        String message = "The track is left out. " + reason;
        desk.report().warn(new Warning("TRACK_UNREADABLE", track.trackId(), null, message));
    }
}
