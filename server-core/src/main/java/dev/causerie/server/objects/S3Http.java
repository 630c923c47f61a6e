package dev.causerie.server.objects;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.SocketFactory;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** Makes the HTTP client for the store. Stateless. */
final class S3Http {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** OkHttp's own limit is 5 to one host, and all is one host here. */
    private static final int AT_ONCE = 64;

    private S3Http() {}

    static OkHttpClient client(Duration timeout) {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(AT_ONCE);
        dispatcher.setMaxRequestsPerHost(AT_ONCE);
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .socketFactory(new PromptSockets())
                .connectTimeout(CONNECT)
                .readTimeout(timeout)
                .writeTimeout(timeout)
                .build();
    }

    /**
     * Sockets that send at once: with Nagle's algorithm a small put waits some 45 ms for a delayed acknowledgement.
     * Stateless.
     */
    private static final class PromptSockets extends SocketFactory {
        @Override
        public Socket createSocket() throws IOException {
            return prompt(new Socket());
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return prompt(new Socket(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
            return prompt(new Socket(host, port, local, localPort));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return prompt(new Socket(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
            return prompt(new Socket(host, port, local, localPort));
        }

        private static Socket prompt(Socket socket) throws IOException {
            socket.setTcpNoDelay(true);
            return socket;
        }
    }
}
