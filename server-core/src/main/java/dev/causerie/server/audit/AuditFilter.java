package dev.causerie.server.audit;

import java.util.Optional;

/**
 * Which entries are wanted: those that fit all that is given. Immutable.
 *
 * @param action what was done
 * @param actor the id of the user who did it
 * @param subject the id of what it concerns
 */
record AuditFilter(Optional<String> action, Optional<Long> actor, Optional<String> subject) {

    /** Every entry. */
    static final AuditFilter ALL = new AuditFilter(Optional.empty(), Optional.empty(), Optional.empty());
}
