package dev.causerie.media.source;

/** Takes one producer's packets, each sequence number once. Called on the worker thread; must not block or keep them. */
public interface PacketListener {
    /** A packet with payload; it may come after ones with higher numbers. */
    void packet(Encoding encoding, MediaPacket packet, long nowNs);

    /** This number carried padding alone and is to be skipped. */
    void padding(Encoding encoding, int sequence);

    /** The producer has ended. */
    void ended(Producer producer);
}
