package dev.causerie.api.domain.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Collects what a change is made of, for the detail of an {@link AuditEntry}. Used by one thread. */
public final class Changes {

    private final List<String> changes = new ArrayList<>();

    /** Adds {@code what: before -> after}, unless both are equal; constants of enums in lower case. */
    public Changes of(String what, Object before, Object after) {
        return before.equals(after) ? this : with(what + ": " + word(before) + " -> " + word(after));
    }

    /** Adds what is said in words, such as {@code password removed}. */
    public Changes with(String words) {
        changes.add(words);
        return this;
    }

    /** What was changed, one behind the other; absent when nothing was. */
    public Optional<String> text() {
        return changes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", changes));
    }

    private static String word(Object value) {
        return value instanceof Enum<?> constant ? constant.name().toLowerCase(Locale.ROOT) : Objects.toString(value);
    }
}
