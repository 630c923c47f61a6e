package dev.causerie.bench.gateway;

import dev.causerie.bench.load.Arrivals;
import dev.causerie.bench.load.Generator;
import dev.causerie.bench.load.Message;
import dev.causerie.bench.server.ServerProcess;
import dev.causerie.bench.server.Usage;
import java.util.ArrayList;
import java.util.List;

/**
 * Clients that send at a fixed rate, whatever comes back.
 *
 * @param clients clients at full scale
 * @param roomSize how many of them share a room and so get each message; 1 where the sender alone is answered
 * @param perSecond messages that all clients send together in a second, at full scale
 */
record SteadyLoad(
        String name,
        String description,
        int clients,
        int roomSize,
        double perSecond,
        Message message,
        List<Target> targets)
        implements Scenario {

    private static final int ROOM_CLIENTS = 500;
    private static final int ECHO_BYTES = 100;
    private static final int CHUNK_BYTES = 1_000_000;

    /** What all rooms together deliver in a second; a third of what the slower server can do. */
    private static final double DELIVERIES_PER_SECOND = 20_000;

    static SteadyLoad echo() {
        return new SteadyLoad(
                "echo",
                "100 clients, echo by ack, 5,000/s",
                100,
                1,
                5_000,
                Message.asking("echo", ECHO_BYTES),
                List.of(Target.cpu("echo", 0.67, 0.5), Target.p99()));
    }

    static SteadyLoad room(int size, int bytes) {
        List<Target> targets = new ArrayList<>();
        if (size == ROOM_CLIENTS) {
            targets.add(Target.cpu("delivery", 0.65, 0.5));
        }
        targets.add(Target.p99());
        return new SteadyLoad(
                "room-" + size + "-" + bytes,
                "rooms of " + size + ", messages of " + bytes + " B, 20,000 deliveries/s",
                ROOM_CLIENTS,
                size,
                DELIVERIES_PER_SECOND / size,
                Message.event("message", bytes),
                targets);
    }

    static SteadyLoad chunks() {
        return new SteadyLoad(
                "chunks",
                "10 clients, chunks of 1 MB answered by ack, 50/s",
                10,
                1,
                50,
                Message.binary("chunk", CHUNK_BYTES),
                List.of(new Target("chunks per CPU second", Sample::unitsPerCpuSecond, 1.5, 3)));
    }

    @Override
    public Sample run(ServerProcess server, Effort effort) throws InterruptedException {
        int number = effort.clients(clients);
        int room = Math.min(roomSize, number);
        // Rooms are full, so that every message has the same number of deliveries.
        int full = number / room * room;
        double rate = perSecond * effort.scale();
        List<Usage> usages = new ArrayList<>();
        try (Generator generator = new Generator(server.port())) {
            generator.enter(full, client -> "room-" + client / room);
            Arrivals arrivals = generator.load(
                    message, rate, room, effort.warmUp(), effort.measured(), () -> usages.add(server.usage()));
            double intended = rate * room * effort.measured().toMillis() / 1_000;
            return Sample.of(arrivals, usages.get(0), usages.get(1)).withKeptPart(arrivals.count() / intended);
        }
    }
}
