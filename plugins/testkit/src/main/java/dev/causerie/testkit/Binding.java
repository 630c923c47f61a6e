package dev.causerie.testkit;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.causerie.api.Code;
import dev.causerie.api.Rejected;
import dev.causerie.api.event.Event;
import dev.causerie.api.event.Nothing;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** Turns JSON into checked payloads, and what does not fit into refusals that name the field. Thread-safe. */
final class Binding {

    private final Json json;
    private final Validator validator = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();

    Binding(Json json) {
        this.json = json;
    }

    /** Whether the payload's kind, and the required fields of a record, are those of the event. */
    static boolean fits(Event<?> event, JsonNode payload) {
        Class<?> type = event.payload();
        if (type == Nothing.class) {
            return true;
        }
        if (type == Boolean.class) {
            return payload.isBoolean();
        }
        if (type == String.class) {
            return payload.isTextual();
        }
        return payload.isObject() && required(type).stream().allMatch(payload::hasNonNull);
    }

    /** The names of the components that must be there. */
    static Set<String> required(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getType() != Optional.class)
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
    }

    <P> P bind(String what, Class<P> type, JsonNode node) {
        if (type == Nothing.class) {
            return type.cast(new Nothing());
        }
        if (type.isRecord()) {
            requireFields("", type, node, what);
        } else if (type == Boolean.class ? !node.isBoolean() : !node.isTextual()) {
            throw Rejected.badRequest(what, "takes a " + type.getSimpleName());
        }
        P payload = convert(type, node);
        validator.validate(payload).stream()
                .min(Comparator.comparing(
                        violation -> violation.getPropertyPath().toString()))
                .ifPresent(Binding::refuse);
        return payload;
    }

    private static void refuse(ConstraintViolation<?> violation) {
        throw Rejected.badRequest(violation.getPropertyPath().toString(), violation.getMessage());
    }

    private static void requireFields(String path, Class<?> type, JsonNode node, String what) {
        if (!node.isObject()) {
            throw Rejected.badRequest(path.isEmpty() ? what : path, "must be an object");
        }
        for (RecordComponent component : type.getRecordComponents()) {
            String field = path.isEmpty() ? component.getName() : path + "." + component.getName();
            JsonNode part = node.path(component.getName());
            boolean absent = part.isMissingNode() || part.isNull();
            if (absent && component.getType() != Optional.class) {
                throw Rejected.badRequest(field, "is required");
            }
            if (!absent && content(component.getGenericType()) instanceof Class<?> inner && inner.isRecord()) {
                requireFields(field, inner, part, what);
            }
        }
    }

    private static Type content(Type type) {
        return type instanceof ParameterizedType generic && generic.getRawType() == Optional.class
                ? generic.getActualTypeArguments()[0]
                : type;
    }

    private <P> P convert(Class<P> type, JsonNode node) {
        try {
            return json.mapper().treeToValue(node, type);
        } catch (InvalidFormatException wrong) {
            Object[] choices = wrong.getTargetType().getEnumConstants();
            throw Rejected.badRequest(
                    field(wrong),
                    choices == null
                            ? "must be a " + wrong.getTargetType().getSimpleName()
                            : "must be one of " + json.overTheWire(choices));
        } catch (ValueInstantiationException wrong) {
            throw Rejected.badRequest(field(wrong), ownWords(wrong));
        } catch (JsonMappingException wrong) {
            throw Rejected.badRequest(field(wrong), "has the wrong type");
        } catch (com.fasterxml.jackson.core.JsonProcessingException wrong) {
            throw new Rejected(Code.BAD_REQUEST, wrong.getOriginalMessage());
        }
    }

    /** A record that checks itself says what is wrong. */
    private static String ownWords(ValueInstantiationException wrong) {
        return wrong.getCause() instanceof IllegalArgumentException own
                ? "is not valid: " + own.getMessage()
                : "has the wrong type";
    }

    private static String field(JsonMappingException wrong) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : wrong.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }
}
