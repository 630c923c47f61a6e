package dev.causerie.plugin.meeting;

import dev.causerie.api.domain.meetings.Allowed;
import dev.causerie.api.domain.meetings.MediaMode;
import dev.causerie.api.domain.meetings.MeetingSettings;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;

/** Changes to a meeting's settings; what is absent stays. Immutable. */
record SettingsPatch(
        Optional<Boolean> waitingRoom,
        Optional<@Min(2) @Max(1_000) Integer> maxParticipants,
        Optional<Boolean> muteOnEntry,
        Optional<Boolean> guests,
        Optional<Boolean> locked,
        Optional<MediaMode> mode,
        Optional<Allowed> allowScreenShare,
        Optional<Allowed> allowChat,
        Optional<Allowed> allowRecording) {

    /** {@code settings} with these changes. */
    MeetingSettings over(MeetingSettings settings) {
        return new MeetingSettings(
                waitingRoom.orElse(settings.waitingRoom()),
                maxParticipants.orElse(settings.maxParticipants()),
                muteOnEntry.orElse(settings.muteOnEntry()),
                guests.orElse(settings.guests()),
                locked.orElse(settings.locked()),
                mode.orElse(settings.mode()),
                allowScreenShare.orElse(settings.allowScreenShare()),
                allowChat.orElse(settings.allowChat()),
                allowRecording.orElse(settings.allowRecording()));
    }
}
