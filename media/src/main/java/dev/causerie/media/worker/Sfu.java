package dev.causerie.media.worker;

import dev.causerie.media.MediaException;
import dev.causerie.media.MediaServer;
import dev.causerie.media.MediaSettings;
import dev.causerie.media.MediaStats;
import dev.causerie.media.Router;
import dev.causerie.media.RouterListener;
import dev.causerie.media.dtls.DtlsIdentity;
import dev.causerie.media.net.HostAddresses;
import dev.causerie.media.net.UdpPort;
import dev.causerie.media.router.RoomRouter;
import dev.causerie.media.srtp.SrtpWarmUp;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The media server of this process. Thread-safe. */
public final class Sfu implements MediaServer {
    private static final Logger LOG = LoggerFactory.getLogger(Sfu.class);
    private static final int WAITING_HANDSHAKES = 512;

    private final NodeResources node;
    private final List<Worker> workers;
    private final Set<RoomRouter> routers = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Object endedLock = new Object();
    private MediaStats ended = MediaStats.NONE;

    private Sfu(NodeResources node, List<Worker> workers) {
        this.node = node;
        this.workers = List.copyOf(workers);
    }

    /**
     * Starts the workers, each on a port of its own. Takes about a second, in which SRTP is warmed up.
     *
     * @param clock the wall clock of reports and recordings
     * @throws MediaException when a port can not be had; the message names the range and the address
     */
    public static MediaServer start(MediaSettings settings, Clock clock) {
        SrtpWarmUp.run();
        SecureRandom random = new SecureRandom();
        List<String> addresses =
                settings.announcedAddresses().isEmpty() ? HostAddresses.find() : settings.announcedAddresses();
        List<UdpPort> ports = openPorts(settings);
        NodeResources node = new NodeResources(
                settings,
                clock,
                random,
                DtlsIdentity.create(random, clock),
                addresses,
                handshakes(settings.handshakeThreads()),
                Executors.newSingleThreadScheduledExecutor(daemon("media-speaker")));
        List<Worker> workers = new ArrayList<>();
        for (UdpPort port : ports) {
            workers.add(new Worker(workers.size(), node, port));
        }
        workers.forEach(Worker::start);
        LOG.info("media on UDP {} of {}", ports.stream().map(UdpPort::number).toList(), addresses);
        return new Sfu(node, workers);
    }

    private static List<UdpPort> openPorts(MediaSettings settings) {
        List<UdpPort> ports = new ArrayList<>();
        int next = settings.minPort();
        for (int i = 0; i < settings.workers(); i++) {
            UdpPort port = UdpPort.open(settings.bindAddress(), next, settings.maxPort());
            ports.add(port);
            next = next == 0 ? 0 : port.number() + 1;
        }
        return ports;
    }

    private static ExecutorService handshakes(int threads) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads,
                threads,
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING_HANDSHAKES),
                daemon("media-dtls"));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public Router openRouter(String id, RouterListener listener) {
        if (closed.get()) {
            throw new MediaException("the media server is closed");
        }
        Worker worker =
                workers.stream().min(Comparator.comparingInt(Worker::load)).orElseThrow();
        RoomRouter router = new RoomRouter(id, listener, worker, gone -> {
            worker.remove(gone);
            forget(gone);
        });
        routers.add(router);
        worker.add(router);
        return router;
    }

    private void forget(RoomRouter gone) {
        synchronized (endedLock) {
            if (routers.remove(gone)) {
                ended = ended.plus(gone.stats());
            }
        }
    }

    @Override
    public MediaStats stats() {
        synchronized (endedLock) {
            MediaStats sum = ended;
            for (RoomRouter router : routers) {
                sum = sum.plus(router.stats());
            }
            return sum;
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            workers.forEach(Worker::stop);
            node.handshakes().shutdownNow();
            node.speakerTimer().shutdownNow();
        }
    }
}
