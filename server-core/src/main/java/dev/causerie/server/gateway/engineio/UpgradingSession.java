package dev.causerie.server.gateway.engineio;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A session that polls and comes over to this WebSocket: {@code 2probe} is answered by {@code 3probe}, then {@code 5}
 * takes it over. Owned by the channel's event loop; the session may be on another until it has come.
 */
final class UpgradingSession implements WebSocketSession {

    private static final EngineMessage PROBE_ANSWER = EngineMessage.of("3probe");

    private record Message(boolean text, ByteBuf content) {

        boolean says(String expected) {
            return text
                    && content.readableBytes() == expected.length()
                    && content.toString(StandardCharsets.US_ASCII).equals(expected);
        }
    }

    private enum Step {
        OPENED,
        PROBED,
        MOVING,
        ARRIVED
    }

    private final EngineSession session;
    private final Queue<Message> early = new ArrayDeque<>();
    private @Nullable WebSocketTransport transport;
    private Step step = Step.OPENED;

    UpgradingSession(EngineSession session) {
        this.session = session;
    }

    @Override
    public void opened(WebSocketTransport next) {
        transport = next;
        session.run(() -> session.upgrade().begin(next));
    }

    @Override
    public void text(byte[] message) {
        came(new Message(true, Unpooled.wrappedBuffer(message)));
    }

    @Override
    public void binary(byte[] message) {
        came(new Message(false, Unpooled.wrappedBuffer(message)));
    }

    private void came(Message message) {
        WebSocketTransport own = transport;
        if (own == null) {
            return;
        }
        switch (step) {
            case OPENED -> probe(message, own);
            case PROBED -> upgrade(message, own);
            case MOVING -> early.add(message);
            case ARRIVED -> deliver(message);
        }
    }

    private void deliver(Message message) {
        if (message.text()) {
            session.receive(message.content());
        } else {
            session.receiveBinary(ByteBufUtil.getBytes(message.content()));
        }
    }

    private void probe(Message message, WebSocketTransport own) {
        if (!message.says("2probe")) {
            own.abandon();
            return;
        }
        step = Step.PROBED;
        OutgoingQueue answer = new OutgoingQueue();
        answer.add(PROBE_ANSWER);
        own.drain(answer);
        session.run(session.upgrade()::probed);
    }

    private void upgrade(Message message, WebSocketTransport own) {
        if (!message.says("5")) {
            own.abandon();
            return;
        }
        step = Step.MOVING;
        own.channel().config().setAutoRead(false);
        session.run(() -> session.upgrade().complete(own, () -> arrived(own)));
    }

    /** The session is on this event loop now, unless it was closed on its way. */
    private void arrived(WebSocketTransport own) {
        step = Step.ARRIVED;
        for (Message message = early.poll(); message != null; message = early.poll()) {
            deliver(message);
        }
        own.channel().config().setAutoRead(true);
        if (!own.channel().isActive()) {
            session.close(CloseReason.CLIENT_CLOSED);
        } else if (!session.isOpen()) {
            own.abandon();
        }
    }

    @Override
    public boolean control() {
        // Before it took over, no ping of it is answered: a candidate has nothing to say but its two packets.
        return step == Step.ARRIVED && session.receiveControl();
    }

    @Override
    public void writable() {
        if (step == Step.ARRIVED) {
            session.outbox().drain();
        }
    }

    @Override
    public void bytesCame() {
        if (step == Step.ARRIVED) {
            session.seen();
        }
    }

    @Override
    public void closed(CloseReason reason) {
        if (step == Step.ARRIVED) {
            session.close(reason);
        } else if (step != Step.MOVING) {
            session.run(session.upgrade()::failed);
        }
        early.clear();
    }
}
