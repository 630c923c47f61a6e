package dev.causerie.server.capture;

import dev.causerie.api.domain.recordings.RecordingChunk;
import java.util.Locale;

/** The names of a recording's objects: they follow from its ids alone, so whoever does a thing twice does it once. */
final class RecordingKeys {

    private static final int LONGEST_NAME = 64;

    private RecordingKeys() {}

    /** Where everything of a recording is. */
    static String folder(long recordingId) {
        return "recordings/" + recordingId + "/";
    }

    /** Where its finished files are. */
    static String output(long recordingId) {
        return folder(recordingId) + "files/";
    }

    /** A track's id as a part of keys and file names: letters, digits, points, hyphens and underscores, up to 64. */
    static String track(String trackId) {
        String name = trackId.replaceAll("[^A-Za-z0-9_-]", "-");
        return name.length() <= LONGEST_NAME ? name : name.substring(name.length() - LONGEST_NAME);
    }

    /** One chunk that a client handed in. */
    static String chunk(long recordingId, long userId, RecordingChunk.Kind kind, long sequence) {
        return folder(recordingId) + "chunks/" + userId + "-" + kind.name().toLowerCase(Locale.ROOT) + "/"
                + "%09d".formatted(sequence);
    }

    /** One fragment of one track. */
    static String fragment(long recordingId, String trackId, int sequence) {
        return folder(recordingId) + "fragments/" + trackId + "/" + "%06d.webm".formatted(sequence);
    }
}
