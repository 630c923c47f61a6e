package dev.causerie.server.gateway.engineio;

/** A WebSocket for a session that has one already: it is closed again, and the session is not touched. */
final class RefusedSession implements WebSocketSession {

    @Override
    public void opened(WebSocketTransport transport) {
        transport.close(CloseReason.MALFORMED, new OutgoingQueue());
    }

    @Override
    public void text(byte[] message) {
        // Whatever it says, it is not heard.
    }

    @Override
    public void binary(byte[] message) {
        // Nor what it sends.
    }

    @Override
    public boolean control() {
        return false;
    }

    @Override
    public void writable() {
        // Nothing waits to be sent.
    }

    @Override
    public void bytesCame() {
        // Not a sign of life of any session.
    }

    @Override
    public void closed(CloseReason reason) {
        // No session ends with it.
    }
}
