package dev.causerie.server.app;

import dev.causerie.server.config.OperatorError;
import dev.causerie.server.conformance.ConformanceServer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the gateway alone, for the public test suites of both protocols, and stays until it is told to end. */
@Command(
        name = "conformance-server",
        description = "Starts the gateway alone, as the public Engine.IO and Socket.IO test suites expect a server.",
        mixinStandardHelpOptions = true)
final class ConformanceServerCommand implements Callable<Integer> {

    @Option(names = "--port", paramLabel = "N", defaultValue = "3000", description = "TCP port, 0 for a free one.")
    private int port;

    @Override
    public Integer call() throws InterruptedException {
        try (EndOfProcess end = new EndOfProcess();
                ConformanceServer server = listening()) {
            end.watch();
            String url = "http://localhost:" + server.port();
            System.out.println("Conformance server is ready: " + url + ConformanceServer.SOCKET_IO_PATH + " and " + url
                    + ConformanceServer.ENGINE_IO_PATH);
            end.await();
        }
        return 0;
    }

    private ConformanceServer listening() {
        try {
            return ConformanceServer.start(port);
        } catch (IllegalArgumentException | IllegalStateException refused) {
            throw new OperatorError(
                    "Port " + port + " can not be listened on; is another server running? Name another by --port",
                    refused);
        }
    }
}
