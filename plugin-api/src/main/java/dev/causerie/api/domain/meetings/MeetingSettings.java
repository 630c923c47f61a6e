package dev.causerie.api.domain.meetings;

/**
 * What a meeting allows. Immutable.
 *
 * @param waitingRoom whether who joins waits for approval
 * @param maxParticipants how many may be in it at once, 2 to 1,000
 * @param muteOnEntry whether microphones are off at joining
 * @param guests whether people without an account may join
 * @param locked whether nobody may join any more
 * @param mode whether media goes through the server or between the participants
 * @param allowScreenShare who may share a screen
 * @param allowChat who may write
 * @param allowRecording who may record
 */
public record MeetingSettings(
        boolean waitingRoom,
        int maxParticipants,
        boolean muteOnEntry,
        boolean guests,
        boolean locked,
        MediaMode mode,
        Allowed allowScreenShare,
        Allowed allowChat,
        Allowed allowRecording) {

    /** What a meeting allows that nobody has set up. */
    public static final MeetingSettings DEFAULT = new MeetingSettings(
            false, 100, false, true, false, MediaMode.SFU, Allowed.EVERYONE, Allowed.EVERYONE, Allowed.HOST);

    /** Checks the participant limit. */
    public MeetingSettings {
        if (maxParticipants < 2 || maxParticipants > 1_000) {
            throw new IllegalArgumentException("maxParticipants is 2 to 1000, and not " + maxParticipants);
        }
    }

    /** The same, locked or not. */
    public MeetingSettings withLocked(boolean lock) {
        return new MeetingSettings(
                waitingRoom,
                maxParticipants,
                muteOnEntry,
                guests,
                lock,
                mode,
                allowScreenShare,
                allowChat,
                allowRecording);
    }
}
