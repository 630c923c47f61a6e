package dev.causerie.media.net;

import dev.causerie.media.MediaException;
import dev.causerie.media.rtp.PacketBuffer;
import java.io.IOException;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One UDP port, non-blocking. Owned by its worker's thread once opened; only {@link #wakeUp} may be called by others. */
public final class UdpPort implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UdpPort.class);
    private static final int SOCKET_BUFFER = 4 << 20;
    private static final int MAX_DATAGRAM = 1600;

    private final DatagramChannel channel;
    private final Selector selector;
    private final int port;
    private final ByteBuffer incoming = ByteBuffer.allocateDirect(MAX_DATAGRAM);
    private final ByteBuffer outgoing = ByteBuffer.allocateDirect(PacketBuffer.CAPACITY);

    private UdpPort(DatagramChannel channel) throws IOException {
        this.channel = channel;
        this.port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
        this.selector = Selector.open();
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
    }

    /**
     * Opens the first free port of the range, any free port when {@code min} is 0.
     *
     * @throws MediaException when none is free or the address is not this host's
     */
    public static UdpPort open(InetAddress address, int min, int max) {
        for (int port = min; port <= max; port++) {
            try {
                return new UdpPort(bind(new InetSocketAddress(address, port)));
            } catch (BindException e) {
                LOG.debug("UDP port {} of {} is taken", port, address.getHostAddress());
            } catch (IOException e) {
                throw new MediaException("media: can not open UDP port " + port + " on " + address.getHostAddress(), e);
            }
        }
        throw new MediaException(
                "media: no UDP port from " + min + " to " + max + " can be bound on " + address.getHostAddress());
    }

    private static DatagramChannel bind(InetSocketAddress local) throws IOException {
        boolean six = local.getAddress() instanceof Inet6Address;
        DatagramChannel channel =
                DatagramChannel.open(six ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET);
        try {
            grow(channel, StandardSocketOptions.SO_RCVBUF);
            grow(channel, StandardSocketOptions.SO_SNDBUF);
            return channel.bind(local);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static void grow(DatagramChannel channel, SocketOption<Integer> option) throws IOException {
        channel.setOption(option, SOCKET_BUFFER);
        int granted = channel.getOption(option);
        if (granted < SOCKET_BUFFER) {
            LOG.info(
                    "{} is {} bytes instead of {}: raise net.core.rmem_max and wmem_max",
                    option,
                    granted,
                    SOCKET_BUFFER);
        }
    }

    /** Returns the port's number. */
    public int number() {
        return port;
    }

    /** Waits until a datagram is there, {@link #wakeUp} is called, or this time has passed. */
    public void await(long timeoutMs) throws IOException {
        selector.select(timeoutMs);
        selector.selectedKeys().clear();
    }

    /** Ends a present or the next {@link #await}. Thread-safe. */
    public void wakeUp() {
        selector.wakeup();
    }

    /** Returns where the datagram came from that is now in the buffer, or null when none waits. */
    public @Nullable InetSocketAddress receive(PacketBuffer buffer) throws IOException {
        incoming.clear();
        SocketAddress from = channel.receive(incoming);
        if (from == null) {
            return null;
        }
        incoming.flip();
        buffer.setLength(0);
        buffer.setOffset(0);
        int length = incoming.remaining();
        incoming.get(buffer.bytes(), 0, length);
        buffer.setLength(length);
        return (InetSocketAddress) from;
    }

    /** Returns true when the datagram went out; one that the system does not take is lost like any other. */
    public boolean send(byte[] bytes, int offset, int length, InetSocketAddress to) {
        outgoing.clear();
        outgoing.put(bytes, offset, length).flip();
        try {
            return channel.send(outgoing, to) == length;
        } catch (IOException e) {
            LOG.debug("a datagram to {} was not sent: {}", to, e.getMessage());
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
        channel.close();
    }
}
