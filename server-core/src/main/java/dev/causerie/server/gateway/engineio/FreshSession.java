package dev.causerie.server.gateway.engineio;

import dev.causerie.server.gateway.address.Place;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/** A session that begins with its WebSocket. Owned by the channel's event loop. */
final class FreshSession implements WebSocketSession {

    private final String id;
    private final Handshake handshake;
    private final EndpointContext endpoint;
    private final Place place;
    private @Nullable EngineSession session;

    FreshSession(String id, Handshake handshake, EndpointContext endpoint, Place place) {
        this.id = id;
        this.handshake = handshake;
        this.endpoint = endpoint;
        this.place = place;
    }

    @Override
    public void opened(WebSocketTransport transport) {
        EngineSession opened =
                new EngineSession(id, handshake, endpoint, transport.channel().eventLoop(), transport, place);
        session = opened;
        endpoint.sessions().add(opened);
        opened.send(OpenPacket.webSocket(id, endpoint.settings()));
        opened.start();
    }

    @Override
    public void text(byte[] message) {
        if (session != null) {
            session.receive(Unpooled.wrappedBuffer(message));
        }
    }

    @Override
    public void binary(byte[] message) {
        if (session != null) {
            session.receiveBinary(message);
        }
    }

    @Override
    public boolean control() {
        return session != null && session.receiveControl();
    }

    @Override
    public void writable() {
        if (session != null) {
            session.outbox().drain();
        }
    }

    @Override
    public void bytesCame() {
        if (session != null) {
            session.seen();
        }
    }

    @Override
    public void closed(CloseReason reason) {
        if (session != null) {
            session.close(reason);
        }
    }
}
