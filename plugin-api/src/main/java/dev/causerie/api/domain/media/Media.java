package dev.causerie.api.domain.media;

import dev.causerie.api.room.Room;
import dev.causerie.api.session.Session;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * The media server; offered by the host. A room has media from its first offer until it is closed; each session has one
 * connection to it. The host ends a session's media when the session is gone for good; who may be in a room is the
 * plugin's to say. No call blocks. Thread-safe.
 */
public interface Media {

    /**
     * Answers a client's offer. The first one of a session opens its connection; later ones change what it publishes and
     * how many slots it has.
     *
     * @param sdp the session description of the offer
     * @param tracks what its sending m-lines carry
     * @return the answer's session description; fails with {@link dev.causerie.api.Rejected}: {@code BAD_REQUEST} when
     *     the offer can not be answered, {@code UNAVAILABLE} when there is no media server
     */
    CompletionStage<String> answer(Room room, Session session, String sdp, List<Track> tracks);

    /**
     * Sets what one slot of a session is wanted for.
     *
     * @return done once it is in force; fails with {@link dev.causerie.api.Rejected} {@code NOT_FOUND} when the session has
     *     no such slot
     */
    CompletionStage<Boolean> subscribe(Room room, String sessionId, SlotWish wish);

    /**
     * Caps the video that everybody in the room receives, those included who join later. It holds until it is set anew, and
     * while the room has no media too; the server forgets it when it stops. Sound has no layers and is not touched. Of this
     * cap, a session's own and a slot's the smallest wins.
     */
    void limit(Room room, MediaQuality video);

    /** Caps the video that one session receives in the room, until it is set anew or the session's media there is closed. */
    void limit(Room room, String sessionId, MediaQuality video);

    /**
     * Lets nothing of these sources of a user pass, whatever his sessions send and offer from now on: nobody receives it and
     * no recording has it. It replaces what was blocked of him before, unless that was of a later revision. No effect while
     * the room has no media; so it is to be said again after each {@link #answer}. The host asks
     * {@link dev.causerie.api.room.Grant#blocks} every few seconds, in case a call was lost.
     */
    void block(Room room, long userId, Blocked blocked);

    /**
     * Tells one session how good the connection of each user is who has media in the room, by a
     * {@link ConnectionQualityChanged} for each. What changes while it is told comes after it.
     */
    void tellQualities(Room room, String sessionId);

    /**
     * How good the connection of each user is who has media in the room on this node, by user id, as it was last told; who has
     * none is not among them. It changes at any time: what is told afterwards by {@link ConnectionQualityChanged} is newer.
     */
    Map<Long, ConnectionQuality> qualities(Room room);

    /** Ends the media of one session in the room; no effect when it has none. */
    void close(Room room, String sessionId);

    /** Ends all that a user publishes and receives in the room, at once, whatever his sessions do. */
    void closeUser(Room room, long userId);

    /** Ends all media of the room. */
    void closeRoom(Room room);
}
