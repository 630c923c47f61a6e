package dev.causerie.plugin.meeting;

import dev.causerie.api.domain.audit.Changes;
import dev.causerie.api.domain.meetings.MeetingSettings;
import java.util.Objects;
import java.util.Optional;

/** What a host changed of a meeting beyond its lock, in words for the audit log. */
final class SettingsChange {

    private SettingsChange() {}

    /** What differs; absent when nothing does. Of a password it says that there is one, of a description that it is another. */
    static Optional<String> between(MeetingRow before, MeetingRow after) {
        Changes changes = new Changes().of("title", before.title(), after.title());
        if (!before.description().equals(after.description())) {
            changes.with("description changed");
        }
        if (!Objects.equals(before.passwordHash(), after.passwordHash())) {
            changes.with(after.passwordHash() == null ? "password removed" : "password set");
        }
        return settings(changes, before.settings(), after.settings()).text();
    }

    private static Changes settings(Changes changes, MeetingSettings before, MeetingSettings after) {
        return changes.of("waitingRoom", before.waitingRoom(), after.waitingRoom())
                .of("maxParticipants", before.maxParticipants(), after.maxParticipants())
                .of("muteOnEntry", before.muteOnEntry(), after.muteOnEntry())
                .of("guests", before.guests(), after.guests())
                .of("mode", before.mode(), after.mode())
                .of("allowScreenShare", before.allowScreenShare(), after.allowScreenShare())
                .of("allowChat", before.allowChat(), after.allowChat())
                .of("allowRecording", before.allowRecording(), after.allowRecording());
    }
}
