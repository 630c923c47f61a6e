package dev.causerie.worker.objects;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Sockets that send at once. A small upload is two writes, and with Nagle's algorithm the second waits some 40 ms for
 * the receiver's delayed acknowledgement. Thread-safe.
 */
final class NoDelaySockets extends SocketFactory {

    private final SocketFactory plain = SocketFactory.getDefault();

    @Override
    public Socket createSocket() throws IOException {
        return atOnce(plain.createSocket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return atOnce(plain.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return atOnce(plain.createSocket(host, port, from, fromPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return atOnce(plain.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        return atOnce(plain.createSocket(host, port, from, fromPort));
    }

    private static Socket atOnce(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        return socket;
    }
}
