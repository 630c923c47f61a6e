package dev.causerie.server.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** An HTTP connection byte by byte, which may leave a request unfinished. Used by one thread. */
final class RawHttp implements AutoCloseable {

    private final Socket tcp;

    RawHttp(int port) throws IOException {
        tcp = new Socket(InetAddress.getLoopbackAddress(), port);
        tcp.setTcpNoDelay(true);
        tcp.setSoTimeout(10_000);
    }

    void send(String part) throws IOException {
        tcp.getOutputStream().write(part.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends the head of a POST to the gateway and so much of its body. */
    void post(String query, int length, String begun) throws IOException {
        send("POST /socket.io/?" + query + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + length + "\r\n\r\n"
                + begun);
    }

    /** The status of the next answer. */
    int status() throws IOException {
        byte[] line = tcp.getInputStream().readNBytes("HTTP/1.1 200".length());
        return Integer.parseInt(new String(line, StandardCharsets.US_ASCII).substring(9));
    }

    /** What comes until the server closes. */
    String rest() throws IOException {
        InputStream in = tcp.getInputStream();
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    void endOutput() throws IOException {
        tcp.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        tcp.close();
    }
}
