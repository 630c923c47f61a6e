package dev.causerie.plugin.meeting;

import jakarta.validation.constraints.Size;
import java.util.Optional;

/**
 * {@code join-meeting}, from a client. Immutable.
 *
 * @param password needed where the meeting has one, but not by its host and those who are in or wait
 */
record JoinMeeting(String meetingId, Optional<@Size(max = 128) String> password) {}
