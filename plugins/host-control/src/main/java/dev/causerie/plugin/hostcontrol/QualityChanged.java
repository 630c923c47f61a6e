package dev.causerie.plugin.hostcontrol;

import dev.causerie.api.domain.audit.Changes;
import dev.causerie.api.domain.media.MediaQuality;
import dev.causerie.api.event.DurableEvent;
import java.util.Optional;

/** Up to which quality everybody in a meeting receives; {@code quality-changed} on the wire. Immutable. */
record QualityChanged(String meetingId, MediaQuality video, MediaQuality audio) implements DurableEvent {

    /** As it is where nobody has said anything. */
    static QualityChanged uncapped(String meetingId) {
        return new QualityChanged(meetingId, MediaQuality.AUTO, MediaQuality.AUTO);
    }

    /** What has changed, in words; absent where nothing has. */
    Optional<String> since(QualityChanged before) {
        return new Changes()
                .of("video", before.video(), video)
                .of("audio", before.audio(), audio)
                .text();
    }
}
