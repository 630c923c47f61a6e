package dev.causerie.bench.gateway;

import dev.causerie.bench.server.ServerProcess;
import java.io.IOException;
import java.util.List;

/** One kind of load, the same for both servers. Immutable. */
interface Scenario {

    /** How the command line calls it. */
    String name();

    /** What happens in it, in a few words. */
    String description();

    /** Clients at full scale. */
    int clients();

    /** What is asked of it. */
    List<Target> targets();

    /**
     * Loads a server that was just started, and measures it. Blocks.
     *
     * @throws IllegalStateException if a client is refused or messages are lost
     */
    Sample run(ServerProcess server, Effort effort) throws IOException, InterruptedException;

    /** All, in the order in which they run. */
    static List<Scenario> all() {
        return List.of(
                SteadyLoad.echo(),
                SteadyLoad.room(100, 260),
                SteadyLoad.room(100, 1_500),
                SteadyLoad.room(500, 260),
                SteadyLoad.room(500, 1_500),
                new IdleConnections(),
                new ConnectStorm(),
                SteadyLoad.chunks());
    }
}
