package dev.causerie.testkit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * Texts that would be more than texts in a page, a template or a statement that took them for such. What stores or shows
 * what people write has to bring each back as it was.
 */
public final class Markup {

    private Markup() {}

    /** The texts, of {@code markup.json}: none is blank or longer than 200 characters. */
    public static List<String> texts() {
        try (InputStream in = Objects.requireNonNull(Markup.class.getResourceAsStream("/markup.json"))) {
            return List.of(new ObjectMapper().readValue(in, String[].class));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
