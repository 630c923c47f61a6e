package dev.causerie.bench.gateway;

import dev.causerie.bench.load.Arrivals;
import dev.causerie.bench.load.Generator;
import dev.causerie.bench.server.ServerProcess;
import dev.causerie.bench.server.Usage;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Connections that do nothing. Memory is read after a collection, before and after, since how much garbage a server lets
 * lie is not what a connection costs.
 */
final class IdleConnections implements Scenario {

    private static final int FIRST_CLIENTS = 100;

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public String description() {
        return "5,000 idle connections";
    }

    @Override
    public int clients() {
        return 5_000;
    }

    @Override
    public List<Target> targets() {
        return List.of(new Target("bytes per idle connection", Sample::bytesPerConnection, 0.9, 0.7));
    }

    @Override
    public Sample run(ServerProcess server, Effort effort) throws IOException, InterruptedException {
        int first = effort.clients(FIRST_CLIENTS);
        int more = effort.clients(clients()) - first;
        try (Generator generator = new Generator(server.port())) {
            generator.enter(first, client -> "room");
            server.collectGarbage();
            Usage before = server.usage();
            Arrivals entries = generator.enter(more, client -> "room");
            TimeUnit.NANOSECONDS.sleep(effort.measured().toNanos());
            server.collectGarbage();
            Usage after = server.usage();
            return Sample.of(entries, before, after)
                    .withBytesPerConnection((double) (after.rssBytes() - before.rssBytes()) / more);
        }
    }
}
