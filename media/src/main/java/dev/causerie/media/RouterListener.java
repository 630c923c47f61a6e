package dev.causerie.media;

import java.util.List;

/**
 * Hears what happens in one router. All calls come from the router's worker thread, one at a time, and must not
 * block: while one runs, no packet of that worker moves. An exception is logged and does not harm the router.
 */
public interface RouterListener {
    /** A transport's media path stands: ICE and DTLS are done. */
    default void connected(String participantId, String transportId) {}

    /** What a transport's slots show has changed; the list is complete and in the order of the offer. */
    default void slotsChanged(String participantId, String transportId, List<SlotState> slots) {}

    /** This participant is the dominant speaker now. */
    default void activeSpeaker(String participantId) {}

    /**
     * How good this participant's connection is has changed: the worst of those of his transports that stand. It is good when
     * the first of them does, and unknown once the last one has ended.
     */
    default void qualityChanged(String participantId, LinkQuality quality) {}

    /** A transport has ended with all it published and received; told once per transport, whatever the reason. */
    default void closed(String participantId, String transportId, CloseReason reason) {}
}
