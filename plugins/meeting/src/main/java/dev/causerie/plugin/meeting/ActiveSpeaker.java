package dev.causerie.plugin.meeting;

import dev.causerie.api.domain.media.ActiveSpeakerChanged;

/** {@code active-speaker}: who speaks now. Immutable. */
record ActiveSpeaker(String meetingId, String userId) {

    static ActiveSpeaker of(ActiveSpeakerChanged changed) {
        return new ActiveSpeaker(changed.room().id(), Long.toString(changed.userId()));
    }
}
