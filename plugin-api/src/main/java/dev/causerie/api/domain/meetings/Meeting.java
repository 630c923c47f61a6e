package dev.causerie.api.domain.meetings;

import java.time.Instant;
import java.util.Optional;

/**
 * A meeting. A snapshot of one revision: immutable.
 *
 * @param id such as {@code abc-defg-hij}
 * @param title 1 to 200 characters
 * @param description up to 2,000 characters, maybe none
 * @param hostId whom it obeys now
 * @param hostName that user's name
 * @param settings what it allows
 * @param revision raised by every change
 * @param createdAt when it was made
 * @param endedAt when it was ended, if it was
 */
public record Meeting(
        String id,
        String title,
        String description,
        long hostId,
        String hostName,
        MeetingSettings settings,
        long revision,
        Instant createdAt,
        Optional<Instant> endedAt) {

    /** What it lets happen now. */
    public MeetingState state() {
        if (endedAt.isPresent()) {
            return MeetingState.ENDED;
        }
        if (settings.locked()) {
            return MeetingState.LOCKED;
        }
        return settings.waitingRoom() ? MeetingState.WAITING_ROOM : MeetingState.OPEN;
    }
}
