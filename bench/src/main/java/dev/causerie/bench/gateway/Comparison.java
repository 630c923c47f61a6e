package dev.causerie.bench.gateway;

import dev.causerie.bench.server.Peer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The turns of both servers in one scenario. Owned by one thread. */
final class Comparison {

    private final Scenario scenario;
    private final Map<Peer, List<Sample>> samples = new EnumMap<>(Peer.class);

    Comparison(Scenario scenario) {
        this.scenario = scenario;
        for (Peer peer : Peer.values()) {
            samples.put(peer, new ArrayList<>());
        }
    }

    Scenario scenario() {
        return scenario;
    }

    void add(Peer peer, Sample sample) {
        of(peer).add(sample);
    }

    /** The median of this server's turns. */
    Sample median(Peer peer) {
        return Sample.median(of(peer));
    }

    private List<Sample> of(Peer peer) {
        return samples.computeIfAbsent(peer, key -> new ArrayList<>());
    }
}
