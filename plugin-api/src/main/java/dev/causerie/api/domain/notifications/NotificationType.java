package dev.causerie.api.domain.notifications;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a notification is about. */
public enum NotificationType {
    /** An invitation to a meeting. */
    @JsonProperty("meeting_invite")
    MEETING_INVITE,
    /** Something was written: to the user, or while he was away. */
    @JsonProperty("chat_message")
    CHAT_MESSAGE,
    /** A recording is ready, or will never be. */
    @JsonProperty("recording_status")
    RECORDING_STATUS,
    /** Anything else. */
    @JsonProperty("system")
    SYSTEM
}
