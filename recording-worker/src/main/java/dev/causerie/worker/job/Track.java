package dev.causerie.worker.job;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One recorded track: one run of one source of one participant. Immutable.
 *
 * <p>Timestamps inside the fragments count from the track's own zero, which is its first frame where the server
 * captured it; {@code startMs} says where in the recording that zero lies. A frame's place in the recording is thus
 * {@code startMs} plus its timestamp, however many fragments before it are lost.
 *
 * @param trackId names the output file: letters, digits, {@code . _ -}, at most 128
 * @param participantId whose track it is
 * @param username what people call the participant; becomes the file's title
 * @param kind sound or pictures
 * @param source what is captured, such as {@code camera}, {@code microphone} or {@code screen}
 * @param codec the encoding, of the same kind as the track
 * @param startMs milliseconds from the recording's zero to the track's zero
 * @param fragments header and clusters, at least one
 */
public record Track(
        String trackId,
        String participantId,
        String username,
        TrackKind kind,
        String source,
        TrackCodec codec,
        long startMs,
        List<FragmentRef> fragments) {

    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}");
    private static final long LONGEST_RECORDING_MS = 7L * 24 * 3600 * 1000;

    /** Checks every component, and throws {@link IllegalArgumentException} naming the one that is wrong. */
    public Track {
        fragments = Check.some(fragments, "fragments");
        Check.that(FILE_NAME.matcher(trackId).matches(), "trackId", "at most 128 letters, digits or . _ -");
        Check.that(codec.kind() == kind, "codec", "one for " + kind + ", not " + codec);
        Check.that(
                startMs >= 0 && startMs <= LONGEST_RECORDING_MS,
                "startMs",
                "0 to " + LONGEST_RECORDING_MS + ", not " + startMs);
    }

    /** Whether the track shows a screen rather than a person. */
    public boolean isScreen() {
        return kind == TrackKind.VIDEO && source.toLowerCase(Locale.ROOT).contains("screen");
    }
}
