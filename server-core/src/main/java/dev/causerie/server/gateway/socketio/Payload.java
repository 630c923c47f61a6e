package dev.causerie.server.gateway.socketio;

import java.util.List;

/**
 * The arguments of a packet as they go over the wire. Immutable; its arrays are never changed.
 *
 * @param json a JSON array in UTF-8, with placeholders for binary
 * @param attachments what the placeholders stand for, in their order
 */
@SuppressWarnings("ArrayRecordComponent") // Encoded once and handed through, never compared.
public record Payload(byte[] json, List<byte[]> attachments) {

    public Payload {
        attachments = List.copyOf(attachments);
    }
}
