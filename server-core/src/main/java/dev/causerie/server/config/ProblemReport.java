package dev.causerie.server.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words everything that is wrong as one message for the operator, without secrets. Immutable. */
final class ProblemReport {
    private static final Pattern SECRET_KEY =
            Pattern.compile("secret|password|passwd|token|credential|accesskey|apikey");
    private static final Pattern SECRET_IN_URL =
            Pattern.compile("(?i)(://[^:/@\\s]*:)[^@\\s]+@|(password=)[^&;\\s\"]+");
    private static final int SHOWN = 120;

    private final Config config;

    ProblemReport(Config config) {
        this.config = config;
    }

    OperatorError error(List<Problem> problems) {
        var lines = problems.stream().distinct().map(this::line).collect(Collectors.joining("\n  "));
        return new OperatorError(problems.size() == 1 ? "Wrong setting: " + lines : "Wrong settings:\n  " + lines);
    }

    private String line(Problem problem) {
        return value(problem.key())
                .map(value -> problem.key() + " = " + shown(problem.key(), value) + " ("
                        + value.origin().description() + "): " + problem.must())
                .orElseGet(() -> problem.key() + " " + problem.must());
    }

    private Optional<ConfigValue> value(String key) {
        var path = ConfigUtil.joinPath(Arrays.asList(key.split("\\.", -1)));
        try {
            return config.hasPath(path) ? Optional.of(config.getValue(path)) : Optional.empty();
        } catch (ConfigException.WrongType e) {
            // Something above the key is not a section, which has a line of its own.
            return Optional.empty();
        }
    }

    private static String shown(String key, ConfigValue value) {
        if (SECRET_KEY.matcher(key.toLowerCase(Locale.ROOT)).find() && !key.endsWith("Ttl")) {
            return "(secret)";
        }
        if (value.valueType() == ConfigValueType.OBJECT) {
            return "{…}";
        }
        var text = SECRET_IN_URL
                .matcher(value.render(ConfigRenderOptions.concise()))
                .replaceAll("$1$2***");
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
