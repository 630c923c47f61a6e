package dev.causerie.plugin.meeting;

import dev.causerie.api.event.DurableEvent;

/**
 * A participant switched a device on or off. Durable, since who missed it would show it wrong until the next one. Immutable.
 */
record DeviceToggled(Device device, String meetingId, long userId, boolean enabled) implements DurableEvent {

    /** What is switched. */
    enum Device {
        MICROPHONE,
        CAMERA
    }

    boolean concerns(Device one) {
        return device == one;
    }

    /** On the wire. */
    Toggled wire() {
        return new Toggled(meetingId, Long.toString(userId), enabled);
    }

    /** {@code microphone-toggled} or {@code camera-toggled}, to clients. Immutable. */
    record Toggled(String meetingId, String userId, boolean enabled) {}
}
