package dev.causerie.server.log;

import java.util.*;

public class EventLog {
    public long append(LoggedEvent e) {
        return 0;
    }

    public List<StampedEvent> since(long p, Set<String> r, int l) {
        return List.of();
    }

    public long head() {
        return 0;
    }

    public long floor() {
        return 0;
    }
}
