package dev.causerie.server.dispatch;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.event.Nothing;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What tells payloads of one event name apart: their JSON kind and, of an object, the keys it must have. Immutable.
 *
 * @param kind the JSON kind
 * @param required the keys of the record's components that are not optional; empty for other kinds
 */
record Shape(Kind kind, Set<String> required) {

    /** The JSON kinds that a payload can have. */
    enum Kind {
        OBJECT("an object"),
        BOOLEAN("a boolean"),
        STRING("a string"),
        NOTHING("nothing");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    static Shape of(Class<?> payload) {
        if (payload == Nothing.class) {
            return new Shape(Kind.NOTHING, Set.of());
        }
        if (payload == Boolean.class) {
            return new Shape(Kind.BOOLEAN, Set.of());
        }
        if (payload == String.class) {
            return new Shape(Kind.STRING, Set.of());
        }
        return new Shape(
                Kind.OBJECT,
                Arrays.stream(payload.getRecordComponents())
                        .filter(component -> component.getType() != Optional.class)
                        .map(Shape::key)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static String key(RecordComponent component) {
        JsonProperty name = component.getAccessor().getAnnotation(JsonProperty.class);
        return name == null || name.value().isEmpty() ? component.getName() : name.value();
    }

    /** Whether a payload is of the kind, whatever its keys. */
    boolean isKindOf(JsonNode payload) {
        return switch (kind) {
            case OBJECT -> payload.isObject();
            case BOOLEAN -> payload.isBoolean();
            case STRING -> payload.isTextual();
            case NOTHING -> true;
        };
    }

    /** How many of the required keys a payload has with a value. */
    long present(JsonNode payload) {
        return required.stream().filter(payload::hasNonNull).count();
    }

    /** Whether a payload is of the kind and has all required keys. */
    boolean fits(JsonNode payload) {
        return isKindOf(payload) && present(payload) == required.size();
    }

    /** Whether every payload that fits one of the two also fits the other, so that nothing could choose. */
    boolean overlaps(Shape other) {
        return kind == other.kind && (required.containsAll(other.required) || other.required.containsAll(required));
    }

    /** The kind in words, such as {@code an object}. */
    String words() {
        return kind.words;
    }
}
