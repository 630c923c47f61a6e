package dev.causerie.server.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the command line says about settings, above all else. Immutable.
 *
 * @param configFile file to read; it must exist when it is named
 * @param port in place of {@code server.port}
 * @param data in place of {@code server.data}
 * @param https whether {@code server.https} is on, whatever the settings say
 */
public record CommandLine(Optional<Path> configFile, Optional<Integer> port, Optional<Path> data, boolean https) {
    /** Says nothing. */
    public static CommandLine silent() {
        return new CommandLine(Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    public static CommandLine withFile(Path file) {
        return new CommandLine(Optional.of(file), Optional.empty(), Optional.empty(), false);
    }
}
