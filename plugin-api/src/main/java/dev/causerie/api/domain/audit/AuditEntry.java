package dev.causerie.api.domain.audit;

import dev.causerie.api.domain.users.User;
import java.util.Optional;

/**
 * Something that was done. Immutable.
 *
 * @param actor who did it
 * @param action what: a verb in lower case with hyphens, such as {@code eject}; 1 to 64 characters
 * @param subjectKind what kind of thing it concerns, such as {@code meeting}; 1 to 32 characters
 * @param subjectId which one; 1 to 128 characters
 * @param target whom it was done to, if to somebody
 * @param reason why, as the actor said; up to 500 characters, longer ones are cut
 */
public record AuditEntry(
        User actor,
        String action,
        String subjectKind,
        String subjectId,
        Optional<Target> target,
        Optional<String> reason) {

    private static final int MAX_REASON = 500;

    /**
     * A user whom something was done to. Immutable.
     *
     * @param username the name at that time
     */
    public record Target(long userId, String username) {}

    /** Checks the lengths, and cuts the reason. */
    public AuditEntry {
        if (!action.matches("[a-z][a-z-]{0,63}")) {
            throw new IllegalArgumentException("An action is lower case, up to 64 characters, and not " + action);
        }
        if (subjectKind.isEmpty() || subjectKind.length() > 32 || subjectId.isEmpty() || subjectId.length() > 128) {
            throw new IllegalArgumentException("A subject is kind (1 to 32) and id (1 to 128), and not " + subjectKind
                    + " and " + subjectId.length() + " characters");
        }
        reason = reason.map(AuditEntry::cut);
    }

    /** Whole characters only: half of one is no text that a database keeps. */
    private static String cut(String text) {
        if (text.length() <= MAX_REASON) {
            return text;
        }
        boolean half = Character.isHighSurrogate(text.charAt(MAX_REASON - 1));
        return text.substring(0, half ? MAX_REASON - 1 : MAX_REASON);
    }
}
