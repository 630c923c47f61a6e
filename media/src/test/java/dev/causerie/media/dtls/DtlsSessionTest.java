package dev.causerie.media.dtls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causerie.media.srtp.SrtpKeys;
import java.io.InterruptedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class DtlsSessionTest {
    private static final class Nobody implements DtlsListener {
        @Override
        public void send(byte[] datagram) {}

        @Override
        public void established(SrtpKeys keys) {}

        @Override
        public void failed(Exception reason) {}

        @Override
        public void closed() {}
    }

    @Test
    void closingDuringTheHandshakeFreesItsThread() throws Exception {
        DtlsIdentity identity = DtlsIdentity.create(new SecureRandom(), Clock.systemUTC());
        ExecutorService pool = Executors.newSingleThreadExecutor();
        DtlsSession session = new DtlsSession(identity, identity.fingerprint(), pool, new Nobody());
        assertThat(session.receive(new byte[] {22, (byte) 0xFE, (byte) 0xFF}, 0, 3))
                .isTrue();
        session.close();
        assertThat(session.receive(new byte[] {22}, 0, 1)).isFalse();
        pool.shutdown();
        assertThat(pool.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anAbortedPipeFailsAndAClosedOneIsEmpty() throws Exception {
        DatagramPipe pipe = new DatagramPipe(new Nobody());
        pipe.close();
        assertThat(pipe.receive(new byte[9], 0, 9, 1)).isEqualTo(-1);
        pipe.abort();
        assertThatThrownBy(() -> pipe.receive(new byte[9], 0, 9, 1)).isInstanceOf(InterruptedIOException.class);
    }

    @Test
    void moreDatagramsThanTheQueueHoldsAreRefused() {
        DatagramPipe pipe = new DatagramPipe(new Nobody());
        int taken = 0;
        for (int i = 0; i < 100; i++) {
            taken += pipe.offer(new byte[5], 0, 5) ? 1 : 0;
        }
        assertThat(taken).isEqualTo(50);
    }

    @Test
    void fingerprintsAreComparedWhateverTheirSpelling() {
        byte[] certificate = {1, 2, 3};
        Fingerprint written = Fingerprint.of("sha-256", certificate);
        Fingerprint lower = new Fingerprint("SHA-256", written.value().toLowerCase(java.util.Locale.ROOT));
        assertThat(lower.matches(certificate)).isTrue();
        assertThat(lower.matches(new byte[] {1, 2, 4})).isFalse();
        assertThatThrownBy(() -> new Fingerprint("md5", "00")).isInstanceOf(IllegalArgumentException.class);
    }
}
