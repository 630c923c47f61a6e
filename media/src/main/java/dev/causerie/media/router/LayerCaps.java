package dev.causerie.media.router;

import dev.causerie.media.Router;
import java.util.HashMap;
import java.util.Map;

/** Up to which layer whom may be sent what; of several caps the smallest wins. Owned by the worker thread. */
final class LayerCaps {
    private final Map<String, Integer> publishers = new HashMap<>();
    private final Map<String, Integer> receivers = new HashMap<>();
    private final Map<String, Integer> transports = new HashMap<>();
    private int room = Router.ANY_LAYER;

    void room(int maxLayer) {
        room = maxLayer;
    }

    void publisher(String participantId, int maxLayer) {
        set(publishers, participantId, maxLayer);
    }

    void receiver(String participantId, int maxLayer) {
        set(receivers, participantId, maxLayer);
    }

    void transport(String transportId, int maxLayer) {
        set(transports, transportId, maxLayer);
    }

    private static void set(Map<String, Integer> caps, String id, int maxLayer) {
        if (maxLayer == Router.ANY_LAYER) {
            caps.remove(id);
        } else {
            caps.put(id, maxLayer);
        }
    }

    /** Returns the highest layer of this publisher that the receiver's transport may get. */
    int of(String publisher, String receiver, String transport) {
        int ofPeople = Math.min(get(publishers, publisher), get(receivers, receiver));
        return Math.min(Math.min(room, ofPeople), get(transports, transport));
    }

    private static int get(Map<String, Integer> caps, String id) {
        return caps.getOrDefault(id, Router.ANY_LAYER);
    }
}
