package dev.causerie.plugin.hostcontrol;

import java.util.Optional;

/**
 * {@code respond-host-control}, from the host. Immutable.
 *
 * @param accepted whether the requester becomes host
 * @param requesterId whose request is answered; the oldest when it is not said
 */
record AnswerRequest(String meetingId, boolean accepted, Optional<Long> requesterId) {}
