package dev.causerie.worker.job;

/**
 * Where one fragment of a track is stored. Immutable.
 *
 * @param sequence the place in the track, 0 for the header; in any order in the job, and a repeated one counts once
 * @param key the object's key in the job's bucket
 * @param size the object's length in bytes; an object of another length is damaged and left out
 */
public record FragmentRef(int sequence, String key, long size) {

    /** The largest fragment: it is checked as a whole, so it must fit into memory. */
    public static final long LARGEST_BYTES = 8L * 1024 * 1024;

    /** Checks every component, and throws {@link IllegalArgumentException} naming the one that is wrong. */
    public FragmentRef {
        Check.that(sequence >= 0, "sequence", "0 or more, not " + sequence);
        Check.that(!key.isBlank(), "key", "not empty");
        Check.that(size > 0 && size <= LARGEST_BYTES, "size", "1 to " + LARGEST_BYTES + ", not " + size);
    }
}
