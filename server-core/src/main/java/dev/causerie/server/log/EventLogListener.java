package dev.causerie.server.log;

public interface EventLogListener {
    void deliver(java.util.List<StampedEvent> e);
}
