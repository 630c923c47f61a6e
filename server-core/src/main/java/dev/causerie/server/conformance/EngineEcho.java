package dev.causerie.server.conformance;

import dev.causerie.server.gateway.engineio.CloseReason;
import dev.causerie.server.gateway.engineio.EngineMessage;
import dev.causerie.server.gateway.engineio.EngineSession;
import dev.causerie.server.gateway.engineio.SessionReceiver;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.List;

/** Sends every message back as it came. Owned by the session's event loop. */
final class EngineEcho implements SessionReceiver {

    private static final byte[] MESSAGE = {'4'};

    private final EngineSession session;

    EngineEcho(EngineSession session) {
        this.session = session;
    }

    @Override
    public void text(ByteBuf message) {
        session.send(EngineMessage.of(List.of(), MESSAGE, ByteBufUtil.getBytes(message)));
    }

    @Override
    public void binary(byte[] message) {
        session.send(EngineMessage.ofBinary(message));
    }

    @Override
    public void closed(CloseReason reason) {}
}
