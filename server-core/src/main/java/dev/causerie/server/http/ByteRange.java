package dev.causerie.server.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a body that a client asked for (RFC 9110 section 14). Immutable.
 *
 * @param first the first byte, from 0
 * @param last the last byte, inclusive; before {@code first} where no byte of it exists
 * @param total the length of the whole body
 */
record ByteRange(long first, long last, long total) {

    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    static ByteRange whole(long total) {
        return new ByteRange(0, total - 1, total);
    }

    /** The one range of a header. Nothing for several ranges or what is malformed: then the whole body is sent. */
    static Optional<ByteRange> parse(String header, long total) {
        Matcher matcher = ONE.matcher(header.strip());
        if (!matcher.matches()
                || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
            return Optional.empty();
        }
        if (matcher.group(1).isEmpty()) {
            long suffix = Long.parseLong(matcher.group(2));
            return Optional.of(
                    suffix == 0 ? nothing(total) : new ByteRange(Math.max(0, total - suffix), total - 1, total));
        }
        long first = Long.parseLong(matcher.group(1));
        long last = matcher.group(2).isEmpty() ? total - 1 : Long.parseLong(matcher.group(2));
        if (!matcher.group(2).isEmpty() && last < first) {
            return Optional.empty();
        }
        return Optional.of(first >= total ? nothing(total) : new ByteRange(first, Math.min(last, total - 1), total));
    }

    private static ByteRange nothing(long total) {
        return new ByteRange(0, -1, total);
    }

    boolean isSatisfiable() {
        return last >= first;
    }

    long length() {
        return last - first + 1;
    }

    String contentRange() {
        return isSatisfiable() ? "bytes " + first + "-" + last + "/" + total : "bytes */" + total;
    }
}
