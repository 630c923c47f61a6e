package dev.causerie.server.host;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.causerie.api.Rejected;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in the sender's words what Jackson says in Java's. */
final class JsonFault {

    private JsonFault() {}

    static String of(String whole, JsonProcessingException failure) {
        if (failure instanceof JsonParseException) {
            return whole + " must be JSON";
        }
        String field = failure instanceof JsonMappingException mapping ? path(mapping) : "";
        String subject = field.isEmpty() ? whole : field;
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return subject + " is unknown; known here: " + known(unknown);
        }
        return subject + " " + ownWords(failure).orElseGet(() -> "must be " + JsonWords.expecting(target(failure)));
    }

    private static String known(UnrecognizedPropertyException unknown) {
        Collection<Object> ids =
                Optional.ofNullable(unknown.getKnownPropertyIds()).orElseGet(List::of);
        return ids.isEmpty()
                ? "nothing"
                : ids.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    /** A record that checks itself says what is wrong; anything else that its constructor throws is not for the sender. */
    private static Optional<String> ownWords(JsonProcessingException failure) {
        if (!(failure instanceof ValueInstantiationException)) {
            return Optional.empty();
        }
        Throwable cause = failure.getCause();
        if (cause instanceof IllegalArgumentException || cause instanceof Rejected) {
            return Optional.ofNullable(cause.getMessage()).map(message -> "is not valid: " + message);
        }
        return Optional.empty();
    }

    private static @Nullable Class<?> target(JsonProcessingException failure) {
        if (failure.getCause() instanceof InputCoercionException number) {
            return number.getTargetType();
        }
        return failure instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
    }

    private static String path(JsonMappingException failure) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : failure.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }
}
