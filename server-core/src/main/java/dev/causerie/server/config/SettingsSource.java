package dev.causerie.server.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigResolver;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where settings come from: reference.conf, then the operator's file, then the environment, then the command line; what
 * is said later wins. The file may use any environment variable by substitution. Immutable.
 */
public final class SettingsSource {
    private final Map<String, String> environment;

    /** Takes the environment, for a program that is {@code System.getenv()}. Empty variables count as absent. */
    public SettingsSource(Map<String, String> environment) {
        var given = new HashMap<>(environment);
        given.values().removeIf(String::isBlank);
        this.environment = Map.copyOf(given);
    }

    /**
     * The settings that result. Reads files; blocking.
     *
     * @throws OperatorError naming every key that is wrong, with its value (unless it is a secret), where it was said
     *     and what it must be; or the file, when it can not be read or is not HOCON
     */
    public Settings load(CommandLine commandLine) {
        try {
            var reference = resource("reference.conf");
            var layered = said(commandLine)
                    .withFallback(resource("environment.conf"))
                    .withFallback(file(commandLine))
                    .withFallback(reference);
            return new SettingsBinder(reference.resolve()).bind(layered.resolve(withEnvironment()));
        } catch (ConfigException e) {
            throw new OperatorError("The configuration can not be read: " + e.getMessage(), e);
        }
    }

    private static Config resource(String name) {
        var url = SettingsSource.class.getResource(name);
        if (url == null) {
            throw new IllegalStateException(name + " is missing from the server's jar");
        }
        return ConfigFactory.parseURL(url);
    }

    private static Config file(CommandLine commandLine) {
        return commandLine.configFile().map(SettingsSource::readable).orElseGet(ConfigFactory::empty);
    }

    private static Config readable(Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new OperatorError("The configuration file " + file + " can not be read: name one that exists");
        }
        return ConfigFactory.parseFile(file.toFile());
    }

    private static Config said(CommandLine commandLine) {
        var values = new HashMap<String, Object>();
        commandLine.port().ifPresent(port -> values.put("server.port", port));
        commandLine.data().ifPresent(data -> values.put("server.data", data.toString()));
        if (commandLine.https()) {
            values.put("server.https", true);
        }
        return ConfigFactory.parseMap(values, "command line");
    }

    private ConfigResolveOptions withEnvironment() {
        return ConfigResolveOptions.noSystem().appendResolver(new EnvironmentResolver(environment));
    }

    /** Substitutes variables, and says in messages which one a value came from. Immutable. */
    private record EnvironmentResolver(Map<String, String> environment) implements ConfigResolver {
        // The library's contract is null for "not mine"; it carries no nullness of its own.
        @Override
        @SuppressWarnings("NullAway")
        public @Nullable ConfigValue lookup(String path) {
            var value = environment.get(path);
            return value == null ? null : ConfigValueFactory.fromAnyRef(value, "environment variable " + path);
        }

        @Override
        public ConfigResolver withFallback(ConfigResolver fallback) {
            return this;
        }
    }
}
