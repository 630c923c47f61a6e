package dev.causerie.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A WebSocket byte by byte: it may break every rule, and reads only when it is told to. Used by one thread. */
final class RawWebSocket implements AutoCloseable {

    private static final int RECEIVE_BYTES = 64 * 1024;
    private static final int TEXT = 0x81;
    private static final int MASKED = 0x80;
    private static final int CLOSE = 8;

    private final Socket tcp;
    private final DataInputStream in;
    private final String answer;

    /** Shakes hands. */
    RawWebSocket(int port, String... headers) throws IOException {
        this("EIO=4&transport=websocket", port, headers);
    }

    /** Shakes hands for the session of this query. */
    static RawWebSocket of(int port, String query) throws IOException {
        return new RawWebSocket(query, port);
    }

    private RawWebSocket(String query, int port, String... headers) throws IOException {
        tcp = new Socket();
        // Set before it connects, so that the kernel does not take megabytes for a client that does not read.
        tcp.setReceiveBufferSize(RECEIVE_BYTES);
        tcp.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        tcp.setSoTimeout(10_000);
        in = new DataInputStream(tcp.getInputStream());
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        String request = """
                GET /socket.io/?%s HTTP/1.1
                Host: localhost
                Upgrade: websocket
                Connection: Upgrade
                Sec-WebSocket-Version: 13
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
                """.formatted(query).replace("\n", "\r\n") + more + "\r\n";
        tcp.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        answer = head.toString();
    }

    /** The answer to the handshake. */
    String answer() {
        return answer;
    }

    /** Sends a text frame; its mask is zero. */
    void text(String message) throws IOException {
        frame(TEXT, message.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a masked frame with this first byte. */
    void frame(int first, byte[] content) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(content.length + 14).put((byte) first);
        if (content.length < 126) {
            frame.put((byte) (MASKED | content.length));
        } else if (content.length <= 0xFFFF) {
            frame.put((byte) (MASKED | 126)).putShort((short) content.length);
        } else {
            frame.put((byte) (MASKED | 127)).putLong(content.length);
        }
        frame.putInt(0).put(content);
        bytes(java.util.Arrays.copyOf(frame.array(), frame.position()));
    }

    void bytes(byte[] raw) throws IOException {
        tcp.getOutputStream().write(raw);
    }

    /** Reads up to the next close frame; its code. */
    int closeCode() throws IOException {
        while (true) {
            int first = in.readUnsignedByte();
            long size = size();
            if ((first & 0xF) == CLOSE) {
                assertThat(size).isGreaterThanOrEqualTo(2);
                return in.readUnsignedShort();
            }
            in.skipNBytes(size);
        }
    }

    /**
     * Reads to the end of the connection; what came before it, as bytes.
     *
     * @throws java.net.SocketTimeoutException when nothing comes for 10 s, and the end neither
     */
    byte[] untilItEnds() throws IOException {
        try {
            return in.readAllBytes();
        } catch (SocketException reset) {
            return new byte[0];
        }
    }

    /** Reads one frame; its content as text. */
    String next() throws IOException {
        in.skipNBytes(1);
        return new String(in.readNBytes(Math.toIntExact(size())), StandardCharsets.UTF_8);
    }

    private long size() throws IOException {
        int length = in.readUnsignedByte();
        return length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
    }

    /** Reads so many bytes, whatever they mean. */
    void skip(long count) throws IOException {
        in.skipNBytes(count);
    }

    /** What there is to read now, in bytes. */
    int available() throws IOException {
        return in.available();
    }

    @Override
    public void close() throws IOException {
        tcp.close();
    }
}
