package dev.causerie.plugin.hostcontrol;

/** {@code allow-participant}, {@code mute-participant} and {@code ask-unmute}, from a client. Immutable. */
record ToParticipant(String meetingId, long userId) {

    /** What the ack carries: the same, the id as a string. */
    Done done() {
        return new Done(meetingId, Long.toString(userId));
    }

    /** The ack of what was done to a user. */
    record Done(String meetingId, String userId) {}
}
