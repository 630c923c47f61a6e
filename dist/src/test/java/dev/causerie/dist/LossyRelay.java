package dev.causerie.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * A bad network: carries datagrams between clients and one UDP port of this machine, both ways, and loses those that it is told
 * to lose. Thread-safe; closing it ends its threads.
 */
final class LossyRelay implements AutoCloseable {

    private static final int LARGEST = 65_535;

    private final InetSocketAddress server;
    private final DatagramSocket front;
    private final Map<SocketAddress, DatagramSocket> backs = new ConcurrentHashMap<>();
    private final AtomicInteger media = new AtomicInteger();
    private volatile Predicate<DatagramPacket> lost = packet -> false;

    /** A relay on a free port that loses nothing. */
    LossyRelay(int serverPort) {
        server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
        front = open();
        start("relay", () -> carry(front, this::toServer));
    }

    /** The port that clients are to use in place of the server's. */
    int port() {
        return front.getLocalPort();
    }

    /** Loses one of four packets of sound and pictures from now on, and nothing else. */
    void loseAQuarter() {
        lost = packet -> isMedia(packet) && media.incrementAndGet() % 4 == 0;
    }

    /** Loses whatever comes from now on. */
    void loseAll() {
        lost = packet -> true;
    }

    /** Loses nothing any more. */
    void heal() {
        lost = packet -> false;
    }

    /** RTP, and neither RTCP nor STUN nor DTLS (RFC 7983, RFC 5761). */
    private static boolean isMedia(DatagramPacket packet) {
        int first = packet.getData()[0] & 0xFF;
        int type = packet.getData()[1] & 0x7F;
        return first >= 128 && first <= 191 && (type < 64 || type > 95);
    }

    private void toServer(DatagramPacket packet) throws IOException {
        SocketAddress client = packet.getSocketAddress();
        DatagramSocket back = backs.computeIfAbsent(client, this::backOf);
        packet.setSocketAddress(server);
        back.send(packet);
    }

    private DatagramSocket backOf(SocketAddress client) {
        DatagramSocket back = open();
        start(
                "relay-back",
                () -> carry(back, packet -> {
                    packet.setSocketAddress(client);
                    front.send(packet);
                }));
        return back;
    }

    @FunctionalInterface
    private interface Way {
        void send(DatagramPacket packet) throws IOException;
    }

    private void carry(DatagramSocket from, Way way) {
        byte[] bytes = new byte[LARGEST];
        while (!from.isClosed()) {
            DatagramPacket packet = new DatagramPacket(bytes, LARGEST);
            try {
                from.receive(packet);
                if (!lost.test(packet)) {
                    way.send(packet);
                }
            } catch (IOException over) {
                if (!from.isClosed() && !front.isClosed()) {
                    throw new UncheckedIOException(over);
                }
            }
        }
    }

    private static DatagramSocket open() {
        try {
            return new DatagramSocket(0);
        } catch (SocketException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        front.close();
        backs.values().forEach(DatagramSocket::close);
    }
}
