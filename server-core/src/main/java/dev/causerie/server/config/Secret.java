package dev.causerie.server.config;

import java.nio.charset.StandardCharsets;

/**
 * A password or key that may be used and never shown: {@link #toString} hides it, and no message about a wrong setting
 * repeats it. Immutable.
 *
 * @param value the secret itself
 */
public record Secret(String value) {
    public byte[] utf8() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
