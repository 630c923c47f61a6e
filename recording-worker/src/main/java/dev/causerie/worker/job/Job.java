package dev.causerie.worker.job;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything one run of the worker needs to know. Immutable; one that exists is valid.
 *
 * @param recordingId whose files these are; for people and logs
 * @param type what the composite shows
 * @param s3 where fragments are and files go
 * @param outputPrefix the folder of the files: keys follow from it and the track ids alone, so that a job that runs
 *     twice writes the same files
 * @param tracks at least one, with ids of their own
 * @param composite the picture, where it has to be drawn
 */
public record Job(
        String recordingId, RecordingType type, Storage s3, String outputPrefix, List<Track> tracks, Canvas composite) {

    /** Checks every component, and throws {@link IllegalArgumentException} naming the one that is wrong. */
    public Job {
        tracks = Check.some(tracks, "tracks");
        Check.that(!recordingId.isBlank(), "recordingId", "not empty");
        Check.that(
                !outputPrefix.isBlank() && !outputPrefix.startsWith("/") && !outputPrefix.contains(".."),
                "outputPrefix",
                "a folder without a leading / or ..");
        Set<String> ids = new HashSet<>();
        for (Track track : tracks) {
            Check.that(ids.add(track.trackId()), "tracks", "of different trackId, but two are " + track.trackId());
        }
    }

    /** The key of the file that people watch. */
    public String compositeKey() {
        return folder() + "composite.webm";
    }

    /** The key of a track's own file. */
    public String trackKey(Track track) {
        return folder() + "tracks/" + track.trackId() + ".webm";
    }

    private String folder() {
        return outputPrefix.endsWith("/") ? outputPrefix : outputPrefix + "/";
    }
}
