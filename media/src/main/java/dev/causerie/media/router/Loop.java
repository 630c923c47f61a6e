package dev.causerie.media.router;

import dev.causerie.media.MediaSettings;
import dev.causerie.media.dtls.DtlsIdentity;
import dev.causerie.media.rtcp.RtcpWriter;
import dev.causerie.media.rtp.PacketBuffer;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/** What a router needs of the worker it lives on. {@link #execute} is thread-safe, the rest is the worker thread's. */
public interface Loop {
    /** Returns false when the worker's queue is full or the worker has ended, and the task will not run. */
    boolean execute(Runnable task);

    /** Returns whether the worker has ended or is about to; it ends its routers itself. Thread-safe. */
    boolean isStopped();

    /** Returns the time of this round of the loop, on the monotonic clock. */
    long nowNs();

    /** Returns the wall clock. Thread-safe. */
    Clock clock();

    /** Returns the wall-clock time in NTP format (RFC 5905 §6). */
    long ntpNow();

    /** Sends a datagram from the worker's port. */
    void send(byte[] bytes, int offset, int length, InetSocketAddress to);

    /** Lets this transport hear STUN for its fragment. */
    void register(Transport transport);

    /** Lets this transport hear what comes from this address. */
    void bind(InetSocketAddress address, Transport transport);

    /** Lets this transport hear nothing any more. */
    void unregister(Transport transport);

    /** Returns the one buffer in which packets are built. */
    PacketBuffer buffer();

    /** Returns the one writer of RTCP. */
    RtcpWriter rtcp();

    /** Returns the worker's UDP port. */
    int port();

    /** Returns the addresses to announce. */
    List<String> addresses();

    /** Returns the settings of the server. */
    MediaSettings settings();

    /** Returns the certificate of the server. */
    DtlsIdentity identity();

    /** Returns the pool of the handshakes. */
    Executor handshakes();

    /** Returns the timer thread on which speaker detection looks for pauses. */
    ScheduledExecutorService speakerTimer();

    /** Returns the source of randomness. */
    SecureRandom random();
}
