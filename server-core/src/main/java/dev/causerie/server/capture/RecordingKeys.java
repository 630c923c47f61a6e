package dev.causerie.server.capture;

/** The names of a recording's objects: they follow from its ids alone, so whoever does a thing twice does it once. */
final class RecordingKeys {

    private RecordingKeys() {}

    /** Where everything of a recording is. */
    static String folder(long recordingId) {
        return "recordings/" + recordingId + "/";
    }

    /** Where its finished files are. */
    static String output(long recordingId) {
        return folder(recordingId) + "files/";
    }

    /** One fragment of one track. */
    static String fragment(long recordingId, String trackId, int sequence) {
        return folder(recordingId) + "fragments/" + trackId + "/" + "%06d.webm".formatted(sequence);
    }
}
