package dev.causerie.server.app;

import dev.causerie.server.config.CommandLine;
import dev.causerie.server.config.OperatorError;
import dev.causerie.server.config.Settings;
import dev.causerie.server.config.SettingsSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The server's main program. */
@Command(
        name = "causerie",
        description = "Self-hosted conferencing and messaging for stock Socket.IO clients and plain browsers.",
        mixinStandardHelpOptions = true,
        subcommands = {Main.Run.class, PoliciesCommand.class, ConformanceServerCommand.class},
        synopsisSubcommandLabel = "COMMAND")
public final class Main implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    /** Runs a command and exits: 0 done, 78 for what the operator must mend, 1 for a fault of ours, 2 for a wrong call. */
    public static void main(String[] arguments) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        int exit = new picocli.CommandLine(new Main())
                .setExecutionExceptionHandler((failure, command, parsed) -> exitCode(failure))
                .execute(arguments);
        System.exit(exit);
    }

    @Override
    public void run() {
        picocli.CommandLine.usage(this, System.out);
    }

    private static int exitCode(Exception failure) {
        if (failure instanceof OperatorError error) {
            System.err.println("causerie: " + error.getMessage());
            return OperatorError.EXIT_CODE;
        }
        LOG.error("The server could not start", failure);
        return 1;
    }

    /** Starts the server and stays until it is told to end. */
    @Command(name = "run", description = "Starts the server; Ctrl-C stops it.", mixinStandardHelpOptions = true)
    static final class Run implements Callable<Integer> {

        @Option(names = "--port", paramLabel = "N", description = "TCP port, 0 for a free one.")
        private Optional<Integer> port = Optional.empty();

        @Option(names = "--data", paramLabel = "DIR", description = "Folder for what the server keeps.")
        private Optional<Path> data = Optional.empty();

        @Option(names = "--config", paramLabel = "FILE", description = "Settings that go over the defaults.")
        private Optional<Path> config = Optional.empty();

        @Option(
                names = "--https",
                description = "Speak https, by a self-signed certificate unless server.tls names another.")
        private boolean https;

        @Override
        public Integer call() throws InterruptedException {
            Path home = Path.of(System.getProperty("causerie.home", "."));
            Settings settings = new SettingsSource(System.getenv())
                    .load(new CommandLine(config.or(() -> usual(home)), port, data, https));
            try (EndOfProcess end = new EndOfProcess();
                    Server server = Server.start(settings, home)) {
                end.watch();
                System.out.println("Causerie is ready: " + server.url());
                new Demo(settings)
                        .invitation(server.url())
                        .ifPresent(url -> System.out.println("Demo meeting: " + url));
                end.await();
            }
            return 0;
        }

        /** The file that comes with the distribution. */
        static Optional<Path> usual(Path home) {
            Path file = home.resolve("config").resolve("causerie.conf");
            return Files.isReadable(file) ? Optional.of(file) : Optional.empty();
        }
    }
}
