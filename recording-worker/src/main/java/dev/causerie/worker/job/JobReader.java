package dev.causerie.worker.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Collectors;

/** Reads a {@link Job} from JSON. Fields it does not know are ignored; a missing or wrong one is named. Immutable. */
public final class JobReader {

    private final ObjectReader reader = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(Job.class);

    /**
     * The job that the stream holds, read to its end.
     *
     * @throws BadJobException if it is no JSON, or a field is missing or wrong: the message names it
     * @throws IOException if the stream fails
     */
    public Job read(InputStream json) throws IOException {
        try {
            Job job = reader.readValue(json);
            if (job == null) {
                throw new BadJobException("the job is null");
            }
            return job;
        } catch (ValueInstantiationException e) {
            throw new BadJobException(inside(e) + rootMessage(e));
        } catch (InvalidFormatException e) {
            throw new BadJobException(path(e) + " can not be \"" + e.getValue() + "\"");
        } catch (MismatchedInputException e) {
            throw new BadJobException(path(e) + " is missing or of the wrong kind");
        } catch (JsonMappingException e) {
            throw new BadJobException(path(e) + ": " + e.getOriginalMessage());
        } catch (JsonProcessingException e) {
            throw new BadJobException("the job is no JSON: " + e.getOriginalMessage());
        }
    }

    private static String inside(JsonMappingException e) {
        return e.getPath().isEmpty() ? "" : path(e) + ".";
    }

    private static String rootMessage(ValueInstantiationException e) {
        Throwable cause = e.getCause();
        return cause == null ? e.getOriginalMessage() : String.valueOf(cause.getMessage());
    }

    private static String path(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : "." + r.getFieldName())
                .collect(Collectors.joining());
        return path.isEmpty() ? "the job" : path.startsWith(".") ? path.substring(1) : path;
    }
}
