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
 * @param detail what was changed, from what and to what, where the action alone does not say it; up to 1,000 characters, longer
 *     ones are cut; never a secret
 */
public record AuditEntry(
        User actor,
        String action,
        String subjectKind,
        String subjectId,
        Optional<Target> target,
        Optional<String> reason,
        Optional<String> detail) {

    private static final int MAX_DETAIL = 1_000;

    /**
     * A user whom something was done to. Immutable.
     *
     * @param username the name at that time
     */
    public record Target(long userId, String username) {}

    /** Checks the lengths, and cuts reason and detail. */
    public AuditEntry {
        if (!action.matches("[a-z][a-z-]{0,63}")) {
            throw new IllegalArgumentException("An action is lower case, up to 64 characters, and not " + action);
        }
        if (subjectKind.isEmpty() || subjectKind.length() > 32 || subjectId.isEmpty() || subjectId.length() > 128) {
            throw new IllegalArgumentException("A subject is kind (1 to 32) and id (1 to 128), and not " + subjectKind
                    + " and " + subjectId.length() + " characters");
        }
        reason = reason.map(text -> cut(text, Reasoned.MOST));
        detail = detail.map(text -> cut(text, MAX_DETAIL));
    }

    /** An entry of what was done to nobody in particular, for no reason. */
    public static AuditEntry of(User actor, String action, String subjectKind, String subjectId) {
        return new AuditEntry(
                actor, action, subjectKind, subjectId, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same, done to somebody. */
    public AuditEntry to(Target whom) {
        return new AuditEntry(actor, action, subjectKind, subjectId, Optional.of(whom), reason, detail);
    }

    /** The same, with the reason or without one. */
    public AuditEntry because(Optional<String> why) {
        return new AuditEntry(actor, action, subjectKind, subjectId, target, why, detail);
    }

    /** The same, with what was changed. */
    public AuditEntry saying(String what) {
        return new AuditEntry(actor, action, subjectKind, subjectId, target, reason, Optional.of(what));
    }

    /** Whole characters only: half of one is no text that a database keeps. */
    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        boolean half = Character.isHighSurrogate(text.charAt(most - 1));
        return text.substring(0, half ? most - 1 : most);
    }
}
