package dev.causerie.media.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causerie.media.MediaException;
import dev.causerie.media.MediaSettings;
import dev.causerie.media.net.DatagramKind;
import dev.causerie.media.net.HostAddresses;
import dev.causerie.media.net.UdpPort;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortsTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @Test
    void aTakenPortIsNamedWhenTheRangeIsUsedUp() throws Exception {
        try (UdpPort taken = UdpPort.open(LOOPBACK, 0, 0)) {
            int number = taken.number();
            assertThatThrownBy(() -> UdpPort.open(LOOPBACK, number, number))
                    .isInstanceOf(MediaException.class)
                    .hasMessageContaining(Integer.toString(number));
        }
    }

    @Test
    void loopbackIsAlwaysAmongTheAddresses() {
        assertThat(HostAddresses.find()).endsWith("127.0.0.1").doesNotContain("0.0.0.0");
    }

    @Test
    void settingsNameWhatIsWrong() {
        MediaSettings good = MediaSettings.defaults();
        assertThatThrownBy(() -> good.withWorkers(0)).hasMessageContaining("workers");
        assertThatThrownBy(() -> good.withConsentTimeout(Duration.ZERO)).hasMessageContaining("consentTimeout");
        assertThatThrownBy(() ->
                        new MediaSettings(LOOPBACK, List.of(), 4000, 4000, 2, 1, Duration.ofSeconds(15), 4_000_000))
                .hasMessageContaining("4000");
    }

    @Test
    void aFullQueueRefusesTasks() {
        CommandQueue queue = new CommandQueue(2);
        assertThat(queue.offer(() -> {})).isTrue();
        assertThat(queue.offer(() -> {})).isTrue();
        assertThat(queue.offer(() -> {})).isFalse();
        assertThat(queue.runNext()).isTrue();
        assertThat(queue.offer(() -> {})).isTrue();
        queue.close();
        assertThat(queue.offer(() -> {})).isFalse();
    }

    @Test
    void datagramsAreToldApartByTheirFirstBytes() {
        assertThat(DatagramKind.of(new byte[] {0, 1}, 2)).isEqualTo(DatagramKind.STUN);
        assertThat(DatagramKind.of(new byte[] {22, 1}, 2)).isEqualTo(DatagramKind.DTLS);
        assertThat(DatagramKind.of(new byte[] {(byte) 0x80, 96}, 2)).isEqualTo(DatagramKind.RTP);
        assertThat(DatagramKind.of(new byte[] {(byte) 0x80, (byte) 200}, 2)).isEqualTo(DatagramKind.RTCP);
        assertThat(DatagramKind.of(new byte[] {(byte) 0xFF, 0}, 2)).isEqualTo(DatagramKind.UNKNOWN);
        assertThat(DatagramKind.of(new byte[] {22}, 1)).isEqualTo(DatagramKind.UNKNOWN);
    }
}
