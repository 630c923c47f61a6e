package dev.causerie.bench.gateway;

import dev.causerie.bench.load.Arrivals;
import dev.causerie.bench.load.Generator;
import dev.causerie.bench.server.ServerProcess;
import dev.causerie.bench.server.Usage;
import java.util.List;

/** Clients that come back all at once, as after a restart; the same number came and went before. */
final class ConnectStorm implements Scenario {

    @Override
    public String name() {
        return "storm";
    }

    @Override
    public String description() {
        return "2,000 clients connect, 200 at a time";
    }

    @Override
    public int clients() {
        return 2_000;
    }

    @Override
    public List<Target> targets() {
        return List.of();
    }

    @Override
    public Sample run(ServerProcess server, Effort effort) throws InterruptedException {
        int number = effort.clients(clients());
        try (Generator warmUp = new Generator(server.port())) {
            warmUp.enter(number, client -> "room");
        }
        try (Generator generator = new Generator(server.port())) {
            Usage before = server.usage();
            Arrivals entries = generator.enter(number, client -> "room");
            return Sample.of(entries, before, server.usage());
        }
    }
}
