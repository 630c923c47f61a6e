package dev.causerie.media.dtls;

import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.tls.DatagramTransport;
import org.jspecify.annotations.Nullable;

/**
 * What Bouncy Castle reads from and writes to: a bounded queue of received datagrams (more are dropped, DTLS resends)
 * and the way out. Thread-safe.
 */
final class DatagramPipe implements DatagramTransport {
    private static final int RECEIVE_LIMIT = 1472;
    private static final int SEND_LIMIT = 1200;
    private static final int QUEUE = 50;

    private final BlockingQueue<byte[]> received = new ArrayBlockingQueue<>(QUEUE);
    private final DtlsListener out;
    private volatile boolean closed;
    private volatile boolean aborted;

    DatagramPipe(DtlsListener out) {
        this.out = out;
    }

    boolean offer(byte[] bytes, int offset, int length) {
        return received.offer(Arrays.copyOfRange(bytes, offset, offset + length));
    }

    boolean isEmpty() {
        return received.isEmpty();
    }

    /** Ends a handshake that runs: what waits for a datagram fails at once. */
    void abort() {
        aborted = true;
        closed = true;
        received.clear();
        wakeUp();
    }

    private void wakeUp() {
        if (!received.offer(new byte[0])) {
            received.clear(); // full again: then nobody is waiting
        }
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public int getReceiveLimit() {
        return RECEIVE_LIMIT;
    }

    @Override
    public int getSendLimit() {
        return SEND_LIMIT;
    }

    @Override
    public int receive(byte[] target, int offset, int length, int waitMs) throws InterruptedIOException {
        if (closed && !aborted) {
            return -1;
        }
        try {
            byte @Nullable [] datagram = aborted ? null : received.poll(Math.max(1, waitMs), TimeUnit.MILLISECONDS);
            if (aborted) {
                throw new InterruptedIOException("the transport was closed during its handshake");
            }
            if (datagram == null) {
                return -1;
            }
            int size = Math.min(length, datagram.length);
            System.arraycopy(datagram, 0, target, offset, size);
            return size;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for DTLS");
        }
    }

    @Override
    public void send(byte[] bytes, int offset, int length) {
        out.send(Arrays.copyOfRange(bytes, offset, offset + length));
    }

    @Override
    public void close() {
        closed = true;
    }
}
