package dev.causerie.server.host;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words for what a Java type takes of JSON. */
final class JsonWords {

    private static final Map<Class<?>, String> WORDS = Map.ofEntries(
            Map.entry(String.class, "a string"),
            Map.entry(boolean.class, "true or false"),
            Map.entry(Boolean.class, "true or false"),
            Map.entry(int.class, "a whole number from -2147483648 to 2147483647"),
            Map.entry(Integer.class, "a whole number from -2147483648 to 2147483647"),
            Map.entry(long.class, "a whole number"),
            Map.entry(Long.class, "a whole number"),
            Map.entry(OptionalInt.class, "a whole number from -2147483648 to 2147483647"),
            Map.entry(OptionalLong.class, "a whole number"),
            Map.entry(OptionalDouble.class, "a number"),
            Map.entry(double.class, "a number"),
            Map.entry(Double.class, "a number"),
            Map.entry(Instant.class, "an ISO-8601 time such as 2026-01-28T10:30:00.000Z"),
            Map.entry(Duration.class, "a duration such as PT5S"));

    private JsonWords() {}

    /** What goes behind "must be". */
    static String expecting(@Nullable Class<?> type) {
        if (type == null) {
            return "valid";
        }
        String words = WORDS.get(type);
        if (words != null) {
            return words;
        }
        if (type.isEnum()) {
            return "one of " + constants(type);
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return type.isRecord() || Map.class.isAssignableFrom(type) ? "an object" : "valid";
    }

    private static String constants(Class<?> type) {
        return Arrays.stream(type.getFields())
                .filter(Field::isEnumConstant)
                .map(JsonWords::nameOf)
                .collect(Collectors.joining(", "));
    }

    private static String nameOf(Field constant) {
        JsonProperty property = constant.getAnnotation(JsonProperty.class);
        return property == null || property.value().isEmpty() ? constant.getName() : property.value();
    }
}
