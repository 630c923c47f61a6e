package dev.causerie.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RtpPacketTest {
    private static RtpPacket packet(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        RtpPacket packet = new RtpPacket();
        System.arraycopy(bytes, 0, packet.bytes(), 0, bytes.length);
        packet.setLength(bytes.length);
        return packet;
    }

    @Test
    void theHeaderIsRead() {
        RtpPacket packet = packet("80e0fffe0000000a000000ff" + "0102");
        assertThat(packet.parse()).isTrue();
        assertThat(packet.marker()).isTrue();
        assertThat(packet.payloadType()).isEqualTo(96);
        assertThat(packet.sequence()).isEqualTo(65_534);
        assertThat(packet.timestamp()).isEqualTo(10);
        assertThat(packet.ssrc()).isEqualTo(255);
        assertThat(packet.payloadLength()).isEqualTo(2);
    }

    @Test
    void extensionsAreFoundInBothForms() {
        RtpPacket oneByte = packet("906000010000000a000000ff" + "bede0001" + "00413031" + "01");
        assertThat(oneByte.parse()).isTrue();
        assertThat(oneByte.findExtension(4)).isEqualTo(18);
        assertThat(oneByte.foundLength()).isEqualTo(2);
        assertThat(oneByte.findExtension(5)).isEqualTo(-1);
        RtpPacket twoByte = packet("906000010000000a000000ff" + "10000001" + "04023031" + "01");
        assertThat(twoByte.parse()).isTrue();
        assertThat(twoByte.findExtension(4)).isEqualTo(18);
    }

    @Test
    void paddingIsNoPayload() {
        RtpPacket packet = packet("a06000010000000a000000ff" + "000004".repeat(1) + "04");
        assertThat(packet.parse()).isTrue();
        assertThat(packet.payloadLength()).isZero();
    }

    @Test
    void whateverComesStaysWithinThePacket() {
        Random random = new Random(9);
        RtpPacket packet = new RtpPacket();
        for (int i = 0; i < 100_000; i++) {
            int length = random.nextInt(48);
            for (int k = 0; k < length; k++) {
                packet.bytes()[k] = (byte) random.nextInt();
            }
            packet.bytes()[0] = (byte) (0x80 | random.nextInt(64));
            packet.bytes()[12] = (byte) 0xBE;
            packet.bytes()[13] = (byte) 0xDE;
            packet.setOffset(0);
            packet.setLength(length);
            boolean header = packet.hasHeader();
            if (packet.parse()) {
                assertThat(header).isTrue();
                assertThat(packet.payloadOffset() + packet.payloadLength()).isLessThanOrEqualTo(length);
                int at = packet.findExtension(1 + random.nextInt(14));
                assertThat(at < 0 || at + packet.foundLength() <= length).isTrue();
            }
        }
    }

    @Test
    void theMapKeepsWhatFitsAndForgetsWhatIsGone() {
        SsrcMap<String> map = new SsrcMap<>(3);
        assertThat(map.put(0, "zero")).isTrue();
        assertThat(map.put(-1, "minus")).isTrue();
        assertThat(map.put(1 << 20, "far")).isTrue();
        assertThat(map.put(7, "too many")).isFalse();
        assertThat(map.put(0, "again")).isTrue();
        map.removeIf(value -> value.equals("minus"));
        assertThat(map.get(0)).isEqualTo("again");
        assertThat(map.get(-1)).isNull();
        assertThat(map.get(1 << 20)).isEqualTo("far");
        assertThat(map.size()).isEqualTo(2);
    }
}
