package dev.causerie.media.dtls;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.jspecify.annotations.Nullable;

/**
 * The DTLS side of one transport. The worker thread hands in datagrams; the handshake, and whatever is received after
 * it (a repeated Finished, the goodbye), is worked off by the handshake pool, never by the worker. Thread-safe.
 */
public final class DtlsSession {
    private static final int RECORD_ROOM = 2048;

    private final DtlsIdentity identity;
    private final Fingerprint expected;
    private final Executor pool;
    private final DtlsListener listener;
    private final DatagramPipe pipe;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile @Nullable DTLSTransport transport;
    private volatile boolean over;

    /**
     * Makes one that waits for the client's first datagram.
     *
     * @param expected the fingerprint of the offer; any other certificate is refused
     */
    public DtlsSession(DtlsIdentity identity, Fingerprint expected, Executor pool, DtlsListener listener) {
        this.identity = identity;
        this.expected = expected;
        this.pool = pool;
        this.listener = listener;
        this.pipe = new DatagramPipe(listener);
    }

    /** Returns true when the datagram was taken; false when the queue is full or the session over: DTLS resends. */
    public boolean receive(byte[] bytes, int offset, int length) {
        if (over || !pipe.offer(bytes, offset, length)) {
            return false;
        }
        schedule();
        return true;
    }

    /** Ends the session with a goodbye to the peer if it stands. Does not block. */
    public void close() {
        if (over) {
            return;
        }
        over = true;
        DTLSTransport established = transport;
        if (established == null) {
            pipe.abort();
            return;
        }
        execute(() -> {
            try {
                established.close();
            } catch (IOException e) {
                listener.failed(e);
            }
        });
    }

    private void schedule() {
        if (running.compareAndSet(false, true) && !execute(this::work)) {
            running.set(false);
        }
    }

    private boolean execute(Runnable work) {
        try {
            pool.execute(work);
            return true;
        } catch (RejectedExecutionException e) {
            return false; // the pool is full: the client's retransmission tries again
        }
    }

    private void work() {
        try {
            DTLSTransport established = transport;
            if (established == null) {
                handshake();
            } else {
                drain(established);
            }
        } catch (IOException | RuntimeException e) {
            fail(e);
        } finally {
            running.set(false);
        }
        if (!over && !pipe.isEmpty()) {
            schedule();
        }
    }

    private void handshake() throws IOException {
        SrtpKeyServer server = new SrtpKeyServer(identity, expected);
        transport = new DTLSServerProtocol().accept(server, pipe);
        listener.established(server.keys());
    }

    private void drain(DTLSTransport established) throws IOException {
        byte[] record = new byte[RECORD_ROOM];
        while (!pipe.isEmpty() && !pipe.isClosed()) {
            established.receive(record, 0, record.length, 1);
        }
        if (pipe.isClosed() && !over) {
            over = true;
            listener.closed();
        }
    }

    private void fail(Exception reason) {
        if (!over) {
            over = true;
            pipe.close();
            listener.failed(reason);
        }
    }
}
