package dev.causerie.plugin.hostcontrol;

import dev.causerie.api.domain.media.MediaQuality;
import dev.causerie.api.event.DurableEvent;

/** Up to which quality everybody in a meeting receives; {@code quality-changed} on the wire. Immutable. */
record QualityChanged(String meetingId, MediaQuality video, MediaQuality audio) implements DurableEvent {}
