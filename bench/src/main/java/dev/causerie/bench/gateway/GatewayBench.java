package dev.causerie.bench.gateway;

import dev.causerie.bench.server.Peer;
import dev.causerie.bench.server.ServerProcess;
import dev.causerie.bench.server.Servers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs scenarios on both servers in turns. Each turn has a server process of its own. Used by one thread. */
final class GatewayBench {

    private final Servers servers;
    private final Effort effort;
    private final int rounds;

    GatewayBench(Servers servers, Effort effort, int rounds) {
        this.servers = servers;
        this.effort = effort;
        this.rounds = rounds;
    }

    int turns(List<Scenario> scenarios) {
        return scenarios.size() * rounds * Peer.values().length;
    }

    /**
     * Runs every scenario; who begins alternates from round to round. Blocks for minutes.
     *
     * @param beginning is told of each turn that begins
     * @param ended is told of each turn that ended
     */
    List<Comparison> run(List<Scenario> scenarios, Consumer<String> beginning, Runnable ended)
            throws IOException, InterruptedException {
        List<Comparison> comparisons = scenarios.stream().map(Comparison::new).toList();
        for (int round = 0; round < rounds; round++) {
            List<Peer> order = new ArrayList<>(List.of(Peer.values()));
            if (round % 2 == 1) {
                order.add(order.remove(0));
            }
            for (Comparison comparison : comparisons) {
                for (Peer peer : order) {
                    beginning.accept(comparison.scenario().name() + ", " + peer);
                    comparison.add(peer, turn(comparison.scenario(), peer));
                    ended.run();
                }
            }
        }
        return comparisons;
    }

    private Sample turn(Scenario scenario, Peer peer) throws IOException, InterruptedException {
        try (ServerProcess server = servers.start(peer, scenario.name())) {
            return scenario.run(server, effort);
        } catch (IllegalStateException failed) {
            throw new IllegalStateException(scenario.name() + ", " + peer + ": " + failed.getMessage(), failed);
        }
    }
}
