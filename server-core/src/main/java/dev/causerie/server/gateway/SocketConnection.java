package dev.causerie.server.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.causerie.server.gateway.engineio.CloseReason;
import dev.causerie.server.gateway.engineio.EngineSession;
import dev.causerie.server.gateway.engineio.MalformedPacketException;
import dev.causerie.server.gateway.engineio.SessionReceiver;
import dev.causerie.server.gateway.socketio.Packet;
import dev.causerie.server.gateway.socketio.PacketReader;
import dev.causerie.server.gateway.socketio.PacketWriter;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The Socket.IO side of one session: who it is in which namespace. Nothing of a namespace is handled before its
 * CONNECT was accepted, nor after it was refused or left. Owned by the session's event loop.
 */
final class SocketConnection implements SessionReceiver {

    private final EngineSession session;
    private final ConnectionContext context;
    private final PacketReader reader;
    private final ConnectDeadline deadline;
    private final Map<String, Membership> memberships = new HashMap<>();
    /** Namespaces that were left or refused: what the client sent before it knew is ignored, not a fault. */
    private final Set<String> left = new HashSet<>();

    SocketConnection(EngineSession session, ConnectionContext context) {
        this.session = session;
        this.context = context;
        this.reader = context.reader().another();
        this.deadline = new ConnectDeadline(session, context.limits().connectTimeout());
        deadline.start();
    }

    EngineSession session() {
        return session;
    }

    @Override
    public void text(ByteBuf message) {
        reader.text(message).ifPresent(this::handle);
    }

    @Override
    public void binary(byte[] message) {
        reader.binary(message).ifPresent(this::handle);
    }

    private void handle(Packet packet) {
        Membership membership = memberships.get(packet.namespace());
        if (packet instanceof Packet.Connect connect) {
            if (membership != null) {
                throw new MalformedPacketException("second connect to a namespace");
            }
            connect(connect);
        } else if (membership instanceof WaitingMembership waiting) {
            waiting.hold(packet);
        } else if (membership instanceof NamespaceSocket socket) {
            deliver(packet, socket);
        } else if (!left.contains(packet.namespace())) {
            throw new MalformedPacketException("packet without a connect");
        }
    }

    private void connect(Packet.Connect packet) {
        String namespace = packet.namespace();
        if (!context.namespaces().test(namespace)) {
            refuse(namespace, "Invalid namespace");
        } else if (memberships.size() >= context.limits().maxNamespaces()) {
            refuse(namespace, "Too many namespaces");
        } else {
            WaitingMembership waiting = new WaitingMembership(context.limits());
            memberships.put(namespace, waiting);
            left.remove(namespace);
            context.application()
                    .connect(new ConnectRequest(namespace, packet.auth(), session.handshake()))
                    .thenAccept(admission -> session.run(() -> decided(namespace, waiting, admission)));
        }
    }

    private void decided(String namespace, WaitingMembership waiting, Admission admission) {
        if (memberships.get(namespace) != waiting) {
            return;
        }
        if (admission instanceof Admission.Accepted accepted) {
            admit(namespace, waiting, accepted);
        } else if (admission instanceof Admission.Denied denied) {
            leave(namespace);
            ObjectNode error = JsonNodeFactory.instance.objectNode().put("message", denied.message());
            denied.data().ifPresent(data -> error.set("data", data));
            refuse(namespace, error);
        }
    }

    private void admit(String namespace, WaitingMembership waiting, Admission.Accepted accepted) {
        String id = accepted.socketId().orElseGet(context.socketIds());
        NamespaceSocket socket =
                new NamespaceSocket(id, namespace, this, context.limits().maxPendingAcks());
        memberships.put(namespace, socket);
        deadline.met();
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("sid", id);
        accepted.privateId().ifPresent(privateId -> answer.put("pid", privateId));
        session.send(PacketWriter.connected(namespace, utf8(answer)));
        context.application().connected(socket);
        for (Packet packet : waiting.packets()) {
            if (memberships.get(namespace) == socket) {
                deliver(packet, socket);
            }
        }
    }

    private void deliver(Packet packet, NamespaceSocket socket) {
        if (packet instanceof Packet.Event event) {
            if (socket.connected()) {
                Optional<Reply> reply = event.ackId().isPresent()
                        ? Optional.of(new AckReply(socket, event.ackId().getAsLong(), context.payloads()))
                        : Optional.empty();
                context.application().event(socket, new IncomingEvent(event.name(), event.arguments(), reply));
            }
        } else if (packet instanceof Packet.Ack ack) {
            socket.acks().answered(ack.ackId(), ack.arguments());
        } else if (packet instanceof Packet.Disconnect) {
            end(socket, DisconnectReason.CLIENT_DISCONNECT);
        }
    }

    /** The application let the socket go. */
    void serverDisconnects(NamespaceSocket socket) {
        if (memberships.get(socket.namespace()) == socket) {
            session.send(PacketWriter.disconnected(socket.namespace()));
            end(socket, DisconnectReason.SERVER_DISCONNECT);
        }
    }

    private void end(NamespaceSocket socket, DisconnectReason reason) {
        leave(socket.namespace());
        if (memberships.values().stream().noneMatch(NamespaceSocket.class::isInstance)) {
            deadline.start();
        }
        socket.close();
        context.application().disconnected(socket, reason);
    }

    private void leave(String namespace) {
        memberships.remove(namespace);
        left.add(namespace);
    }

    private void refuse(String namespace, String message) {
        refuse(namespace, JsonNodeFactory.instance.objectNode().put("message", message));
    }

    private void refuse(String namespace, ObjectNode error) {
        session.send(PacketWriter.refused(namespace, utf8(error)));
    }

    @Override
    public void closed(CloseReason reason) {
        deadline.met();
        List<Membership> all = List.copyOf(memberships.values());
        memberships.clear();
        for (Membership membership : all) {
            if (membership instanceof NamespaceSocket socket) {
                socket.close();
                context.application().disconnected(socket, DisconnectReason.of(reason));
            }
        }
    }

    private static byte[] utf8(ObjectNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
