package dev.causerie.api.event;

import java.util.Locale;

/**
 * A user's role towards a subject, and the state the subject is in. Immutable.
 *
 * @param role such as {@code host}
 * @param state such as {@code open}
 */
public record Standing(String role, String state) {

    /** A standing of two enum constants, in lower case with hyphens. */
    public static Standing of(Enum<?> role, Enum<?> state) {
        return new Standing(word(role), word(state));
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
