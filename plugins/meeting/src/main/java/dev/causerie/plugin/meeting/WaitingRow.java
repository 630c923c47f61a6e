package dev.causerie.plugin.meeting;

import dev.causerie.api.domain.audit.AuditEntry.Target;

/**
 * Someone who waits to be let in: a row of {@code meeting_waiting}. Immutable.
 *
 * @param ticket what the host knows him by, however often he connects anew
 * @param place rises in the order of the line, with gaps
 */
record WaitingRow(long userId, String username, String ticket, long place) {

    Target target() {
        return new Target(userId, username);
    }
}
