package dev.causerie.server.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A path with names for some of its segments: {@code /api/meetings/{id}}. A last segment {@code {name*}} takes the
 * rest of the path, slashes included. Immutable.
 */
public final class PathPattern {

    private static final Pattern NAME = Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*)\\*?}");

    private final String text;
    private final List<String> segments;
    private final boolean takesRest;

    private PathPattern(String text, List<String> segments) {
        this.text = text;
        this.segments = segments;
        this.takesRest =
                !segments.isEmpty() && segments.get(segments.size() - 1).endsWith("*}");
    }

    /**
     * The pattern of this text.
     *
     * @throws IllegalArgumentException if it does not begin with a slash, a brace is not a whole segment, or a name
     *     stands twice
     */
    public static PathPattern of(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("A path pattern begins with a slash, not " + text);
        }
        List<String> segments = split(text);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            boolean named = NAME.matcher(segment).matches();
            boolean rest = segment.endsWith("*}");
            boolean broken = !named && (segment.contains("{") || segment.contains("}"));
            if (broken || (rest && i < segments.size() - 1)) {
                throw new IllegalArgumentException("Segment " + segment + " of " + text + " is malformed");
            }
            if (named && names.contains(nameOf(segment))) {
                throw new IllegalArgumentException("Path pattern " + text + " names " + segment + " twice");
            }
            if (named) {
                names.add(nameOf(segment));
            }
        }
        return new PathPattern(text, segments);
    }

    /** The decoded values of the named segments, or nothing where the path does not fit. */
    Optional<Map<String, String>> match(RequestPath path) {
        List<String> given = path.segments();
        int fixed = takesRest ? segments.size() - 1 : segments.size();
        if (takesRest ? given.size() < fixed : given.size() != fixed) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < fixed; i++) {
            String segment = segments.get(i);
            if (segment.startsWith("{")) {
                values.put(nameOf(segment), given.get(i));
            } else if (!segment.equals(given.get(i))) {
                return Optional.empty();
            }
        }
        if (takesRest) {
            values.put(nameOf(segments.get(fixed)), String.join("/", given.subList(fixed, given.size())));
        }
        return Optional.of(values);
    }

    /** How exact the pattern is, for choosing among several that fit: a fixed segment beats a named one, from left. */
    String precedence() {
        StringBuilder order = new StringBuilder();
        for (String segment : segments) {
            order.append(segment.endsWith("*}") ? '2' : segment.startsWith("{") ? '1' : '0');
        }
        return order.toString();
    }

    /** The pattern without its names: two patterns with one shape take the same paths. */
    String shape() {
        return text.replaceAll("\\{[A-Za-z0-9]+", "{");
    }

    private static String nameOf(String segment) {
        return segment.substring(1, segment.length() - (segment.endsWith("*}") ? 2 : 1));
    }

    private static List<String> split(String text) {
        return List.of(text.substring(1).split("/", -1));
    }

    @Override
    public String toString() {
        return text;
    }
}
