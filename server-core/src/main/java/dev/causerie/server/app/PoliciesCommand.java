package dev.causerie.server.app;

import dev.causerie.server.config.CommandLine;
import dev.causerie.server.config.Settings;
import dev.causerie.server.config.SettingsSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Prints who may send which event when, as the plugins of this deployment declare it. They are started for that, on a free
 * port of this machine and with an empty data folder that is deleted again: neither database nor objects of the deployment
 * are touched.
 */
@Command(
        name = "policies",
        description = "Prints who may send which event in which state of a meeting, as CSV.",
        mixinStandardHelpOptions = true)
final class PoliciesCommand implements Callable<Integer> {

    @Option(names = "--config", paramLabel = "FILE", description = "Settings that go over the defaults.")
    private Optional<Path> config = Optional.empty();

    @Override
    public Integer call() throws IOException {
        Path home = Path.of(System.getProperty("causerie.home", "."));
        Path data = Files.createTempDirectory("causerie-policies");
        try {
            try (Server server = Server.start(settings(home, data), home)) {
                PolicyTable.of(server.policies()).forEach(System.out::println);
            }
        } finally {
            delete(data);
        }
        return 0;
    }

    /** The deployment's plugins, and nothing else of it. */
    private Settings settings(Path home, Path data) {
        Settings theirs = new SettingsSource(System.getenv())
                .load(new CommandLine(
                        config.or(() -> Main.Run.usual(home)), Optional.empty(), Optional.empty(), false));
        return new SettingsSource(Map.of("HOST", "127.0.0.1", "MEDIA_PORT", "0"))
                .load(new CommandLine(Optional.empty(), Optional.of(0), Optional.of(data), false))
                .withPlugins(theirs.plugins());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
