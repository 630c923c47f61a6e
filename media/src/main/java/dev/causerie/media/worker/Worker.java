package dev.causerie.media.worker;

import dev.causerie.media.MediaException;
import dev.causerie.media.MediaSettings;
import dev.causerie.media.dtls.DtlsIdentity;
import dev.causerie.media.ice.StunMessage;
import dev.causerie.media.net.DatagramKind;
import dev.causerie.media.net.UdpPort;
import dev.causerie.media.router.Loop;
import dev.causerie.media.router.RoomRouter;
import dev.causerie.media.router.Transport;
import dev.causerie.media.rtcp.RtcpWriter;
import dev.causerie.media.rtp.PacketBuffer;
import dev.causerie.media.rtp.RtpPacket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread with one UDP port and the routers that live on it: receives, decrypts, forwards, encrypts and sends, and
 * in between runs the tasks of others and its timers. Everything but {@link #execute} and {@link #stop} belongs to it.
 */
final class Worker implements Loop {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final int MAX_TASKS = 8192;
    private static final int BATCH = 256;
    private static final long TICK_NS = 20_000_000L;
    private static final long TAKE_OVER_NS = 5_000_000_000L;
    private static final long NTP_EPOCH = 2_208_988_800L;

    private final NodeResources node;
    private final UdpPort port;
    private final CommandQueue tasks = new CommandQueue(MAX_TASKS);
    private final Map<InetSocketAddress, Transport> byAddress = new HashMap<>();
    private final Map<String, Transport> byFragment = new HashMap<>();
    private final List<RoomRouter> routers = new ArrayList<>();
    private final AtomicInteger load = new AtomicInteger();
    private final RtpPacket incoming = new RtpPacket();
    private final PacketBuffer outgoing = new PacketBuffer();
    private final RtcpWriter rtcp = new RtcpWriter();
    private final Thread thread;
    private volatile boolean stopping;
    private volatile long nowNs = System.nanoTime();
    private long tickedNs = nowNs;

    Worker(int number, NodeResources node, UdpPort port) {
        this.node = node;
        this.port = port;
        this.thread = new Thread(this::run, "media-" + number);
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Ends its routers, then itself, and waits for that. */
    void stop() {
        stopping = true;
        port.wakeUp();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MediaException("interrupted while " + thread.getName() + " stops", e);
        }
    }

    /** Puts a router on this worker; it ticks from the next round on. Thread-safe. */
    void add(RoomRouter router) {
        load.incrementAndGet();
        if (!execute(() -> routers.add(router))) {
            throw new MediaException("the media server is closed or overloaded");
        }
    }

    /** Takes an ended router off. On the worker thread. */
    void remove(RoomRouter router) {
        if (routers.remove(router)) {
            load.decrementAndGet();
        }
    }

    int load() {
        return load.get();
    }

    private void run() {
        try (port) {
            while (!stopping) {
                round();
            }
            tasks.close();
            runTasks();
            List.copyOf(routers).forEach(RoomRouter::end);
            runTasks();
        } catch (IOException e) {
            LOG.error("{} has lost its UDP port {}", thread.getName(), port.number(), e);
        }
    }

    private void round() throws IOException {
        port.await(Math.max(1, (tickedNs + TICK_NS - nowNs) / 1_000_000));
        nowNs = System.nanoTime();
        runTasks();
        receive();
        if (nowNs - tickedNs >= TICK_NS) {
            tickedNs = nowNs;
            for (RoomRouter router : routers) {
                guarded(() -> router.tick(nowNs));
            }
        }
    }

    private void runTasks() {
        boolean more = true;
        for (int i = 0; more && i < MAX_TASKS; i++) {
            try {
                more = tasks.runNext();
            } catch (RuntimeException e) {
                LOG.error("{}: a task failed", thread.getName(), e);
            }
        }
    }

    private void receive() throws IOException {
        for (int i = 0; i < BATCH; i++) {
            InetSocketAddress from = port.receive(incoming);
            if (from == null) {
                return;
            }
            try {
                receive(from);
            } catch (RuntimeException e) {
                LOG.error("{}: a datagram from {} could not be handled", thread.getName(), from, e);
            }
        }
    }

    private void receive(InetSocketAddress from) {
        DatagramKind kind = DatagramKind.of(incoming.bytes(), incoming.getLength());
        if (kind == DatagramKind.STUN) {
            StunMessage.parse(incoming.bytes(), 0, incoming.getLength()).ifPresent(message -> check(message, from));
            return;
        }
        Transport transport = byAddress.get(from);
        if (transport != null) {
            transport.receive(kind, incoming, from);
        }
    }

    private void check(StunMessage message, InetSocketAddress from) {
        Transport transport = byFragment.get(message.localFragment());
        if (transport != null && message.type() == StunMessage.BINDING_REQUEST) {
            transport.receiveCheck(message, from);
        }
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("{}: a router's timers failed", thread.getName(), e);
        }
    }

    @Override
    public boolean execute(Runnable task) {
        boolean taken = tasks.offer(task);
        if (taken && Thread.currentThread() != thread) {
            port.wakeUp();
        }
        return taken;
    }

    @Override
    public boolean isStopped() {
        return stopping;
    }

    @Override
    public long nowNs() {
        return nowNs;
    }

    @Override
    public Clock clock() {
        return node.clock();
    }

    @Override
    public long ntpNow() {
        Instant now = node.clock().instant();
        return (now.getEpochSecond() + NTP_EPOCH) << 32 | ((long) now.getNano() << 32) / 1_000_000_000L;
    }

    @Override
    public void send(byte[] bytes, int offset, int length, InetSocketAddress to) {
        port.send(bytes, offset, length, to);
    }

    @Override
    public void register(Transport transport) {
        byFragment.put(transport.fragment(), transport);
    }

    @Override
    public void bind(InetSocketAddress address, Transport transport) {
        Transport known = byAddress.get(address);
        // Another client's live address is not taken over: source addresses can be forged.
        if (known == null || (known != transport && nowNs - known.heardNs() > TAKE_OVER_NS)) {
            byAddress.put(address, transport);
            byAddress
                    .entrySet()
                    .removeIf(entry -> entry.getValue() == transport
                            && !transport.addresses().contains(entry.getKey()));
        }
    }

    @Override
    public void unregister(Transport transport) {
        byFragment.remove(transport.fragment());
        byAddress.values().removeIf(known -> known == transport);
    }

    @Override
    public PacketBuffer buffer() {
        return outgoing;
    }

    @Override
    public RtcpWriter rtcp() {
        return rtcp;
    }

    @Override
    public int port() {
        return port.number();
    }

    @Override
    public List<String> addresses() {
        return node.addresses();
    }

    @Override
    public MediaSettings settings() {
        return node.settings();
    }

    @Override
    public DtlsIdentity identity() {
        return node.identity();
    }

    @Override
    public Executor handshakes() {
        return node.handshakes();
    }

    @Override
    public ScheduledExecutorService speakerTimer() {
        return node.speakerTimer();
    }

    @Override
    public SecureRandom random() {
        return node.random();
    }
}
