package dev.causerie.server.gateway.engineio;

import io.netty.channel.EventLoop;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The heartbeat of each event loop. Thread-safe. */
final class Heartbeats {

    private final EngineSettings settings;
    private final Map<EventLoop, Heartbeat> byLoop = new ConcurrentHashMap<>();

    Heartbeats(EngineSettings settings) {
        this.settings = settings;
    }

    /** The heartbeat of this loop, to be used on it alone. */
    Heartbeat of(EventLoop loop) {
        Heartbeat known = byLoop.get(loop);
        return known != null
                ? known
                : byLoop.computeIfAbsent(
                        loop, key -> new Heartbeat(key, settings.pingInterval(), settings.pingTimeout()));
    }
}
