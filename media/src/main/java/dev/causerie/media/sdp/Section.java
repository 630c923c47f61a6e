package dev.causerie.media.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines of one part of a session description: the session's own, or one m-line with what follows it. Immutable. */
record Section(List<String> lines) {
    private static final int MAX_LENGTH = 512 * 1024;

    Section {
        lines = List.copyOf(lines);
    }

    /** Returns the session part, then one per m-line; empty when the text is too long to be an offer. */
    static List<Section> split(String sdp) {
        List<Section> sections = new ArrayList<>();
        if (sdp.length() > MAX_LENGTH) {
            return sections;
        }
        List<String> lines = new ArrayList<>();
        for (String line : sdp.lines().map(String::strip).toList()) {
            if (line.startsWith("m=")) {
                sections.add(new Section(lines));
                lines = new ArrayList<>();
            }
            lines.add(line);
        }
        sections.add(new Section(lines));
        return sections;
    }

    /** Returns the value of the first line {@code a=name:value}. */
    Optional<String> attribute(String name) {
        return attributes(name).stream().findFirst();
    }

    /** Returns the values of all lines {@code a=name:value}, in their order. */
    List<String> attributes(String name) {
        String prefix = "a=" + name + ":";
        return lines.stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()).strip())
                .toList();
    }

    boolean has(String flag) {
        return lines.contains("a=" + flag);
    }
}
