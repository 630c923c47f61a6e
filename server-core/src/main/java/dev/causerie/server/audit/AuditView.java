package dev.causerie.server.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * An entry as admins get it, ids as strings. Immutable.
 *
 * @param id rises with each entry
 * @param at when it was done
 * @param subjectKind what kind of thing it concerns, such as {@code meeting}
 * @param detail what was changed, from what and to what
 */
record AuditView(
        String id,
        Instant at,
        Person actor,
        String action,
        String subjectKind,
        String subjectId,
        Optional<Person> target,
        Optional<String> reason,
        Optional<String> detail) {

    /** A user, by the name of that time. */
    record Person(String id, String username) {}

    static AuditView of(AuditRow row) {
        return new AuditView(
                Long.toString(row.id()),
                row.writtenAt(),
                new Person(Long.toString(row.actorId()), row.actorName()),
                row.action(),
                row.subjectKind(),
                row.subjectId(),
                Optional.ofNullable(row.targetId())
                        .map(target -> new Person(
                                Long.toString(target),
                                Optional.ofNullable(row.targetName()).orElse(""))),
                Optional.ofNullable(row.reason()),
                Optional.ofNullable(row.detail()));
    }
}
