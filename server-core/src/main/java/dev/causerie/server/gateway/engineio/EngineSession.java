package dev.causerie.server.gateway.engineio;

import dev.causerie.server.gateway.address.Place;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection over whichever transport it uses now, from its handshake until it is closed.
 *
 * <p>Its state belongs to one event loop, which changes once when an upgrade brings a WebSocket of another loop. What
 * is public may be called from any thread: it enqueues, and the session's loop does the work.
 */
public final class EngineSession {

    /** How long a client that polls has to come back for what was left when the session was closed. */
    private static final long LAST_WORDS_SECONDS = 2;

    private final String id;
    private final Handshake handshake;
    private final EndpointContext endpoint;
    private final Upgrade upgrade = new Upgrade(this);
    private final OpenPost openPost = new OpenPost();
    private final Place place;
    private final PacketBudget budget;
    private final Outbox outbox;
    private volatile EventLoop loop;
    private volatile Transport transport;
    private volatile boolean open = true;
    private @Nullable SessionReceiver receiver;
    private Heartbeat.@Nullable Beat beat;
    private long lastSeen;
    private @Nullable CloseReason closed;
    private @Nullable ScheduledFuture<?> lastWords;

    /** A session that holds {@code place} among those of its address until it is forgotten. */
    EngineSession(
            String id,
            Handshake handshake,
            EndpointContext endpoint,
            EventLoop loop,
            Transport transport,
            Place place) {
        this.id = id;
        this.handshake = handshake;
        this.endpoint = endpoint;
        this.loop = loop;
        this.transport = transport;
        this.place = place;
        this.budget = new PacketBudget(endpoint.settings().packetRate(), System.nanoTime());
        this.outbox = new Outbox(this, endpoint.settings());
    }

    /** The Engine.IO session id: random, and known to this client alone. */
    public String id() {
        return id;
    }

    /** The request that opened the session. */
    public Handshake handshake() {
        return handshake;
    }

    /** Whether the session is open. It may end at any moment. */
    public boolean isOpen() {
        return open;
    }

    /** Bytes that wait for this client, here and in the network buffer. */
    public long queuedBytes() {
        return outbox.bytes();
    }

    /** Sends a message that must arrive; beyond the queue's bound the session is closed as too slow. */
    public void send(EngineMessage message) {
        outbox.send(message);
    }

    /** Sends a message unless the client is behind; says whether it was taken. */
    public boolean sendVolatile(EngineMessage message) {
        return outbox.sendVolatile(message);
    }

    /** Closes the session; the second call and later ones do nothing. */
    public void close(CloseReason reason) {
        run(() -> closeNow(reason));
    }

    /** Runs a task on the session's event loop, at once if that is the caller's. */
    public void run(Runnable task) {
        EventLoop now = loop;
        if (now.inEventLoop()) {
            task.run();
        } else {
            // Where the session moved on meanwhile, the task follows it.
            now.execute(() -> run(task));
        }
    }

    /** Runs a task on the session's event loop after a time. */
    @SuppressWarnings("FutureReturnValueIgnored") // Tasks of the session do not fail, and need no cancelling.
    void runAfter(long millis, Runnable task) {
        loop.schedule(() -> run(task), millis, TimeUnit.MILLISECONDS);
    }

    /** The event loop that the session is on now. */
    public EventLoop loop() {
        return loop;
    }

    void start() {
        receiver = endpoint.receivers().open(this);
        endpoint.heartbeats().of(loop).watch(this);
    }

    /** Handles a text packet, its type first. Returns whether the session is still open. */
    boolean receive(ByteBuf packet) {
        lastSeen = System.nanoTime();
        if (!open || !pays(budget.packet(lastSeen))) {
            return false;
        }
        try {
            dispatch(packet);
        } catch (MalformedPacketException e) {
            malformed(e);
        }
        return open;
    }

    /** Handles a binary message. Returns whether the session is still open. */
    boolean receiveBinary(byte[] message) {
        lastSeen = System.nanoTime();
        SessionReceiver to = receiver;
        if (!open || to == null || !pays(budget.binary(message.length, lastSeen))) {
            return false;
        }
        try {
            to.binary(message);
        } catch (MalformedPacketException e) {
            malformed(e);
        }
        return open;
    }

    /** Counts a WebSocket's control frame, which is no packet of ours. Returns whether the session is still open. */
    boolean receiveControl() {
        return open && pays(budget.packet(System.nanoTime()));
    }

    private boolean pays(boolean paid) {
        if (!paid) {
            refuse(CloseReason.TOO_FAST, "too many packets a second");
        }
        return paid;
    }

    /** Why it was closed; empty while it is open. */
    Optional<CloseReason> closeReason() {
        return Optional.ofNullable(closed);
    }

    void malformed(MalformedPacketException fault) {
        refuse(CloseReason.MALFORMED, fault.getMessage() == null ? "malformed" : fault.getMessage());
    }

    /** Closes the session for what its client did, and logs that. */
    void refuse(CloseReason reason, String what) {
        if (!open) {
            return;
        }
        endpoint.log().refused(handshake.remoteAddress(), what);
        closeNow(reason);
    }

    private void dispatch(ByteBuf packet) {
        SessionReceiver to = receiver;
        byte type = packet.isReadable() ? packet.readByte() : 0;
        switch (type) {
            case '1' -> closeNow(CloseReason.CLIENT_CLOSED);
            case '3' -> endpoint.heartbeats().of(loop).pong(this);
            case '4' -> {
                if (to != null) {
                    to.text(packet);
                }
            }
            case '6' -> outbox.drain();
            default -> throw new MalformedPacketException("unexpected Engine.IO packet type");
        }
    }

    private void closeNow(CloseReason reason) {
        if (!open) {
            return;
        }
        open = false;
        closed = reason;
        beat = null;
        upgrade.abort();
        if (outbox.close(reason)) {
            lastWords = loop.schedule(this::forget, LAST_WORDS_SECONDS, TimeUnit.SECONDS);
        } else {
            forget();
        }
        SessionReceiver last = receiver;
        if (last != null) {
            last.closed(reason);
        }
    }

    /** Answers a GET that comes after the close by what was left for it, once. Returns false where nothing was. */
    boolean lastWords(Exchange exchange) {
        if (lastWords == null || !(transport instanceof PollingTransport polling)) {
            return false;
        }
        polling.poll(exchange);
        if (outbox.drainLast(polling)) {
            lastWords.cancel(false);
            forget();
        }
        return true;
    }

    private void forget() {
        lastWords = null;
        outbox.clear();
        endpoint.sessions().remove(this);
        place.leave();
    }

    void seen() {
        lastSeen = System.nanoTime();
    }

    /** How long nothing has come from the client. Exact on the session's event loop. */
    public Duration silence() {
        return Duration.ofNanos(System.nanoTime() - lastSeen);
    }

    long lastSeen() {
        return lastSeen;
    }

    Heartbeat.@Nullable Beat beat() {
        return beat;
    }

    void beat(Heartbeat.Beat next) {
        beat = open ? next : null;
    }

    boolean isOn(EventLoop asked) {
        return loop == asked;
    }

    Transport transport() {
        return transport;
    }

    /** What is on its way to the client. */
    Outbox outbox() {
        return outbox;
    }

    Upgrade upgrade() {
        return upgrade;
    }

    OpenPost openPost() {
        return openPost;
    }

    EndpointContext endpoint() {
        return endpoint;
    }

    /** Leaves this event loop for the WebSocket's, where {@code arrived} runs first of all that is sent there. */
    void move(WebSocketTransport next, Runnable arrived) {
        EventLoop target = next.channel().eventLoop();
        beat = null;
        loop = target;
        Runnable arrival = () -> {
            if (open) {
                transport = next;
                endpoint.heartbeats().of(target).watch(this);
                outbox.drain();
            }
            arrived.run();
        };
        if (target.inEventLoop()) {
            arrival.run();
        } else {
            target.execute(arrival);
        }
    }
}
