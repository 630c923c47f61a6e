package dev.causerie.server.gateway.engineio;

import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
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

    private enum Step {
        OPENED,
        PROBED,
        MOVING,
        ARRIVED
    }

    private final EngineSession session;
    private final Queue<WebSocketFrame> early = new ArrayDeque<>();
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
    public void frame(WebSocketFrame frame) {
        WebSocketTransport own = transport;
        if (own == null) {
            return;
        }
        switch (step) {
            case OPENED -> probe(frame, own);
            case PROBED -> upgrade(frame, own);
            case MOVING -> early.add(frame.retain());
            case ARRIVED -> WebSocketFrames.deliver(frame, session);
        }
    }

    private void probe(WebSocketFrame frame, WebSocketTransport own) {
        if (!isText(frame, "2probe")) {
            own.abandon();
            return;
        }
        step = Step.PROBED;
        OutgoingQueue answer = new OutgoingQueue();
        answer.add(PROBE_ANSWER);
        own.drain(answer);
        session.run(session.upgrade()::probed);
    }

    private void upgrade(WebSocketFrame frame, WebSocketTransport own) {
        if (!isText(frame, "5")) {
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
        for (WebSocketFrame frame = early.poll(); frame != null; frame = early.poll()) {
            WebSocketFrames.deliver(frame, session);
            frame.release();
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
            session.drain();
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
        early.forEach(WebSocketFrame::release);
        early.clear();
    }

    private static boolean isText(WebSocketFrame frame, String expected) {
        return frame instanceof TextWebSocketFrame
                && frame.content().readableBytes() == expected.length()
                && frame.content().toString(StandardCharsets.US_ASCII).equals(expected);
    }
}
