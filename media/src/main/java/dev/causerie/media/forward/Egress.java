package dev.causerie.media.forward;

import dev.causerie.media.rtp.PacketBuffer;

/** The way to a receiver. Called on the worker thread. */
public interface Egress {
    /** Returns whether packets can go: ICE and DTLS are done. */
    boolean isOpen();

    /** Returns the worker's one buffer to build a packet in; it is free again after {@link #send}. */
    PacketBuffer buffer();

    /** Protects and sends the packet in the buffer. */
    void send(PacketBuffer packet);

    /** Notes that a packet was sent again. */
    void retransmitted();
}
