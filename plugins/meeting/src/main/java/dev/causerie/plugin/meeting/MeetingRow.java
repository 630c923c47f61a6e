package dev.causerie.plugin.meeting;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.meetings.Allowed;
import dev.causerie.api.domain.meetings.MediaMode;
import dev.causerie.api.domain.meetings.Meeting;
import dev.causerie.api.domain.meetings.MeetingLayout;
import dev.causerie.api.domain.meetings.MeetingSettings;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.users.User;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of {@code meetings}. Immutable. */
record MeetingRow(
        String id,
        String title,
        String description,
        long hostId,
        String hostName,
        @Nullable String passwordHash,
        boolean waitingRoom,
        int maxParticipants,
        boolean muteOnEntry,
        boolean guests,
        boolean locked,
        MediaMode mode,
        Allowed allowScreenShare,
        Allowed allowChat,
        Allowed allowRecording,
        MeetingLayout layout,
        long revision,
        Instant createdAt,
        @Nullable Instant endedAt) {

    Meeting meeting() {
        return new Meeting(
                id,
                title,
                description,
                hostId,
                hostName,
                settings(),
                revision,
                createdAt,
                Optional.ofNullable(endedAt));
    }

    MeetingSettings settings() {
        return new MeetingSettings(
                waitingRoom,
                maxParticipants,
                muteOnEntry,
                guests,
                locked,
                mode,
                allowScreenShare,
                allowChat,
                allowRecording);
    }

    boolean ended() {
        return endedAt != null;
    }

    /** Whether it waits for its first visitor to become its host. */
    boolean hostless() {
        return hostId == DemoMeeting.NOBODY;
    }

    boolean isHost(long userId) {
        return hostId == userId;
    }

    /**
     * Refuses everybody but the host.
     *
     * @throws Rejected with {@code FORBIDDEN}
     */
    void requireHost(User user) {
        if (!isHost(user.id())) {
            throw Rejected.forbidden("Only the host of this meeting can do this");
        }
    }

    /**
     * Refuses once it has ended.
     *
     * @throws Rejected with {@code CONFLICT}
     */
    void requireRunning() {
        if (ended()) {
            throw Meetings.ended();
        }
    }
}
