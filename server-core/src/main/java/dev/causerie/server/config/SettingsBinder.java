package dev.causerie.server.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigRenderOptions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns resolved configuration into {@link Settings}, or into one message with everything that is wrong. A key that can
 * not be read is reported and its default stands in, so that what depends on it is still checked. Used once, by one
 * thread.
 */
final class SettingsBinder {
    private final ObjectMapper mapper = SettingsMapper.create();
    private final ComponentReader reader = new ComponentReader(mapper);
    private final JsonNode defaults;
    private final List<Problem> problems = new ArrayList<>();

    SettingsBinder(Config reference) {
        this.defaults = tree(reference);
    }

    Settings bind(Config config) {
        var settings = section("", Settings.class, tree(config), defaults);
        if (!problems.isEmpty() || settings.isEmpty()) {
            throw new ProblemReport(config).error(problems);
        }
        return settings.get();
    }

    /** The section, or empty when its checks failed; its problems are noted either way. */
    private <R> Optional<R> section(String path, Class<R> type, JsonNode given, JsonNode fallback) {
        if (!given.isObject()) {
            problems.add(new Problem(path, "must be a section with " + names(type)));
            return section(path, type, fallback, fallback);
        }
        refuseUnknown(path, type, (ObjectNode) given);
        var arguments = new ArrayList<@Nullable Object>();
        for (var component : type.getRecordComponents()) {
            arguments.add(component(path, component, given, fallback).orElse(null));
        }
        return arguments.contains(null) ? Optional.empty() : construct(path, type, arguments);
    }

    private Optional<?> component(String path, RecordComponent component, JsonNode given, JsonNode fallback) {
        var key = path.isEmpty() ? component.getName() : path + "." + component.getName();
        var value = child(given, component);
        if (component.getType().isRecord() && component.getType() != ByteSize.class) {
            return section(key, component.getType(), value, child(fallback, component));
        }
        try {
            return Optional.of(reader.read(component, value));
        } catch (UnreadableValue e) {
            problems.add(new Problem(key, e.must()));
            return Optional.of(reader.read(component, child(fallback, component)));
        }
    }

    private <R> Optional<R> construct(String path, Class<R> type, List<@Nullable Object> arguments) {
        var types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return Optional.of(type.getDeclaredConstructor(types).newInstance(arguments.toArray()));
        } catch (InvocationTargetException e) {
            if (!(e.getCause() instanceof InvalidSettings invalid)) {
                throw new IllegalStateException("The settings section '" + path + "' can not be made", e.getCause());
            }
            invalid.problems().forEach(problem -> problems.add(problem.under(path)));
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The settings section '" + path + "' can not be made", e);
        }
    }

    private void refuseUnknown(String path, Class<?> type, ObjectNode given) {
        var known = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
        given.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                problems.add(new Problem(name, "is not a key; known here: " + names(type)).under(path));
            }
        });
    }

    private static JsonNode child(JsonNode node, RecordComponent component) {
        var child = node.get(component.getName());
        return child == null ? MissingNode.getInstance() : child;
    }

    private static String names(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.joining(", "));
    }

    private JsonNode tree(Config config) {
        try {
            return mapper.readTree(config.root().render(ConfigRenderOptions.concise()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The configuration library rendered something else than JSON", e);
        }
    }
}
