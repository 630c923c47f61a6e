package dev.causerie.api.domain.meetings;

import dev.causerie.api.domain.users.User;

/**
 * What the host of a meeting may do to it and to those in it; offered by the meeting plugin. Each call is one transaction
 * (or joins the caller's) that locks the meeting, asks again whether {@code host} is its host, changes it, raises its
 * revision, publishes the domain event that tells of it and writes the audit log. Blocking. Thread-safe.
 *
 * <p>Every call throws {@link dev.causerie.api.Rejected}: {@code NOT_FOUND} for a meeting or a participant that is not there,
 * {@code FORBIDDEN} when {@code host} is not the host, {@code CONFLICT} when the meeting has ended. Repeating what is so
 * already is no error and tells nobody.
 */
public interface HostActions {

    /** Makes a participant the host. Publishes {@link HostChanged}; the old host stays as a participant. */
    void handOver(String meetingId, User host, long newHostId);

    /**
     * Throws a user out, and does not let him in again until {@link #readmit}: his sessions leave, his media ends at
     * once. It may be someone who is in the meeting, waits to be let in, or was in it once. Publishes
     * {@link ParticipantEjected}, and {@link ParticipantLeft} if he was in. The host can not eject himself
     * ({@code BAD_REQUEST}).
     *
     * @param reason for the ejected, the others and the audit log; up to 500 characters, maybe empty
     */
    void eject(String meetingId, User host, long userId, String reason);

    /** Lets an ejected user join again, as anybody may. */
    void readmit(String meetingId, User host, long userId);

    /**
     * Mutes a participant: switches his microphone off, for all to see, and has the media server drop what it sends until he
     * switches it on again himself. Nobody else does.
     */
    void mute(String meetingId, User host, long userId);

    /** Sets how the meeting is shown. Publishes {@link LayoutChanged}. */
    void layout(String meetingId, User host, MeetingLayout layout);

    /** Lets nobody join any more, or anybody again. Publishes {@link MeetingLocked}. */
    void lock(String meetingId, User host, boolean locked);

    /** Ends the meeting for everybody. Publishes {@link MeetingEnded}. */
    void end(String meetingId, User host);
}
