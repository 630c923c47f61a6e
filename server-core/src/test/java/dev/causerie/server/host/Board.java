package dev.causerie.server.host;

import java.util.ArrayList;
import java.util.List;

/** Lines that plugins under test leave behind. Thread-safe. */
final class Board {

    private final List<String> lines = new ArrayList<>();

    synchronized void write(Object line) {
        lines.add(String.valueOf(line));
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
