package dev.causerie.server.gateway;

import dev.causerie.server.gateway.socketio.PacketWriter;
import dev.causerie.server.gateway.socketio.Payload;
import dev.causerie.server.gateway.socketio.PayloadWriter;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

/** Answers an event by an ACK packet. Thread-safe. */
final class AckReply implements Reply {

    private final NamespaceSocket socket;
    private final long ackId;
    private final PayloadWriter payloads;
    private final AtomicBoolean answered = new AtomicBoolean();

    AckReply(NamespaceSocket socket, long ackId, PayloadWriter payloads) {
        this.socket = socket;
        this.ackId = ackId;
        this.payloads = payloads;
    }

    @Override
    public boolean answer(Object... arguments) {
        Payload payload = payloads.write(Arrays.asList(arguments));
        if (!answered.compareAndSet(false, true)) {
            return false;
        }
        socket.send(PacketWriter.ack(socket.namespace(), ackId, payload));
        return true;
    }
}
