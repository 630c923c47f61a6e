package dev.causerie.server.gateway;

import dev.causerie.server.gateway.engineio.MalformedPacketException;
import dev.causerie.server.gateway.socketio.Packet;
import java.util.ArrayList;
import java.util.List;

/** A CONNECT that the application has not answered yet, and what came after it. Owned by the session's loop. */
final class WaitingMembership implements Membership {

    private final SocketLimits limits;
    private final List<Packet> packets = new ArrayList<>();
    private long bytes;

    WaitingMembership(SocketLimits limits) {
        this.limits = limits;
    }

    /** Keeps a packet for after the answer. */
    void hold(Packet packet) {
        bytes += wireBytes(packet);
        if (packets.size() >= limits.maxWaitingPackets() || bytes > limits.maxWaitingBytes()) {
            throw new MalformedPacketException("too much before the answer to connect");
        }
        packets.add(packet);
    }

    List<Packet> packets() {
        return packets;
    }

    private static long wireBytes(Packet packet) {
        if (packet instanceof Packet.Event event) {
            return event.wireBytes();
        }
        return packet instanceof Packet.Ack ack ? ack.wireBytes() : 0;
    }
}
