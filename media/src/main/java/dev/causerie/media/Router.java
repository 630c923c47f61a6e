package dev.causerie.media;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * One room's media: participants publish on transports, and what they publish is forwarded into the others' slots.
 * A participant may have several transports (devices) and never receives itself. A router lives on one worker thread;
 * its methods are thread-safe, return at once and take effect in the order of the calls. After {@link #close} stages
 * fail and the other calls do nothing.
 */
public interface Router extends AutoCloseable {
    /** As a layer cap: no cap. */
    int ANY_LAYER = Integer.MAX_VALUE;

    /** Returns the name it was opened under. */
    String id();

    /**
     * Answers a client's offer (RFC 8829). The first offer under a transport id opens the transport; later ones change
     * what it publishes and add slots, while the server's ICE credentials stay. {@code sendonly} m-lines become producers,
     * {@code recvonly} ones slots, and {@code inactive} ones are kept in place. An offer with another certificate is one of
     * a new connection: a client that gave up on the old one has made it, so the old transport is closed as
     * {@link CloseReason#REPLACED} and a new one opened under the same id.
     *
     * @param tracks what the sending m-lines carry; one that is not named is a camera or a microphone
     * @return the answer; fails with {@link InvalidOffer} when the offer can not be answered, and with
     *     {@link MediaException} when the transport belongs to another participant, the router is closed or its worker
     *     is overloaded. Nothing has changed then.
     */
    CompletionStage<Answer> offer(String participantId, String transportId, String sdp, List<TrackIntent> tracks);

    /**
     * Sets what one slot is wanted for.
     *
     * @return done once it is in force; fails with {@link NoSuchSlot} when there is no such transport or slot
     */
    CompletionStage<Void> subscribe(String transportId, Subscription wish);

    /** Ends a transport with all it publishes and receives. Without effect when there is none. */
    void closeTransport(String transportId);

    /** Ends all transports of a participant at once. Without effect when there is none. */
    void closeParticipant(String participantId);

    /** Ends all transports at once; the router and its taps stay, for who comes afterwards. */
    void closeTransports();

    /** Caps the layer in which others receive this participant, now and in later transports of his. */
    void setPublisherCap(String participantId, int maxLayer);

    /** Caps the layer in which this participant receives others, now and in later transports of his. */
    void setReceiverCap(String participantId, int maxLayer);

    /** Caps the layer in which everybody in this room receives the others, now and in later transports. */
    void setRoomCap(int maxLayer);

    /** Caps the layer in which one transport receives, also one that opens later under this id. */
    void setTransportCap(String transportId, int maxLayer);

    /**
     * Lets nothing pass of these sources of a participant, now and in later transports of his: it is not forwarded, not
     * recorded, and not sent again when a receiver asks for it. It replaces what was blocked of him before; what passes
     * again begins as a new source does, with a key frame where there are any.
     *
     * @param revision rises with each change: an older one than the participant's last has no effect
     */
    void block(String participantId, Set<TrackSource> sources, long revision);

    /**
     * Records: hands every track of this router, present and future, to the listener on a thread of its own.
     *
     * @return the tap, to be closed when recording stops
     */
    Tap tap(TapListener listener);

    /** Returns the counters of this router since it was opened. */
    MediaStats stats();

    /** Ends all transports and taps. A second call does nothing. Does not wait. */
    @Override
    void close();
}
