package dev.causerie.server.config;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the value of one key as the type of its record component. Immutable. */
final class ComponentReader {
    private static final Map<Class<?>, String> WORDING = Map.of(
            Duration.class, "must be a duration such as 10s, 5m or 24h",
            ByteSize.class, "must be a size such as 512KiB or 12MiB",
            Integer.class, "must be a whole number",
            int.class, "must be a whole number",
            boolean.class, "must be on or off",
            URI.class, "must be an address such as https://meet.example.org",
            Path.class, "must be a path",
            Secret.class, "must be a text",
            String.class, "must be a text");

    private final ObjectMapper mapper;

    ComponentReader(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    Object read(RecordComponent component, JsonNode given) {
        var type = mapper.constructType(component.getGenericType());
        var value = normal(type, given);
        if (value.isNull() && !type.isTypeOrSubTypeOf(Optional.class)) {
            throw new UnreadableValue(
                    "must be given; " + must(type).replaceFirst("^must", "it must"), new NullPointerException());
        }
        try {
            return mapper.convertValue(value, type);
        } catch (IllegalArgumentException e) {
            throw new UnreadableValue(must(type), e);
        }
    }

    /** What a variable or an empty line can only say as text: nothing, or a list. */
    private JsonNode normal(JavaType type, JsonNode given) {
        var empty =
                given.isMissingNode() || (given.isTextual() && given.asText().isBlank());
        if (empty && (given.isMissingNode() || type.isTypeOrSubTypeOf(Optional.class))) {
            return NullNode.getInstance();
        }
        if (given.isTextual() && type.isTypeOrSubTypeOf(Collection.class)) {
            var parts =
                    Stream.of(given.asText().split(",", -1)).map(String::strip).filter(part -> !part.isEmpty());
            return mapper.valueToTree(parts.toList());
        }
        return given;
    }

    private static String must(JavaType type) {
        if (type.isTypeOrSubTypeOf(Optional.class)) {
            return must(type.containedType(0));
        }
        if (type.isTypeOrSubTypeOf(Collection.class)) {
            return "must be a list such as [\"a\", \"b\"]";
        }
        var raw = type.getRawClass();
        if (raw.isEnum()) {
            return "must be "
                    + Arrays.stream(raw.getEnumConstants())
                            .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(" or "));
        }
        return WORDING.getOrDefault(raw, "must be a section");
    }
}
