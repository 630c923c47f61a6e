package dev.causerie.media.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.media.SourceId;
import dev.causerie.media.TrackSource;
import dev.causerie.media.quality.LinkMonitor;
import dev.causerie.media.rtp.Bytes;
import dev.causerie.media.rtp.ExtensionIds;
import dev.causerie.media.rtp.RtpPacket;
import dev.causerie.media.sdp.OfferedCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a producer hands on of what comes while it is blocked, and of what comes again afterwards. */
class ProducerTest {

    private static final int SSRC = 7;
    private static final int RTX = 8;

    private final List<Integer> asked = new ArrayList<>();
    private final List<Integer> heard = new ArrayList<>();
    private final Producer producer = new Producer(
            "phone/0",
            new SourceId("alice", TrackSource.SCREEN),
            "0",
            new OfferedCodec("VP8/90000", 96, 97),
            ExtensionIds.of(Map.of()),
            List.of(),
            new PublisherClock(),
            new Feedback());
    private final Encoding encoding = Objects.requireNonNull(producer.encoding(SSRC, null));
    private long nowNs = 1_000_000_000L;

    @BeforeEach
    void listen() {
        producer.add(new Heard());
    }

    private void comes(int sequence) {
        producer.receive(encoding, packet(SSRC, sequence, frame(0)), nowNs);
    }

    private void comesAgain(int sequence) {
        byte[] wrapped = frame(2);
        Bytes.put16(wrapped, 0, sequence);
        producer.receiveRetransmission(encoding, packet(RTX, 500 + sequence, wrapped), nowNs);
    }

    private static byte[] frame(int at) {
        byte[] frame = new byte[at + 20];
        frame[at] = 0x10;
        frame[at + 1] = 1;
        return frame;
    }

    private static RtpPacket packet(int ssrc, int sequence, byte[] payload) {
        RtpPacket packet = new RtpPacket();
        byte[] b = packet.bytes();
        b[0] = (byte) 0x80;
        b[1] = (byte) 0xE0;
        Bytes.put16(b, 2, sequence);
        Bytes.put32(b, 4, sequence * 3000);
        Bytes.put32(b, 8, ssrc);
        System.arraycopy(payload, 0, b, 12, payload.length);
        packet.setLength(12 + payload.length);
        assertThat(packet.parse()).isTrue();
        return packet;
    }

    private void tick() {
        nowNs += 100_000_000L;
        producer.tick(nowNs);
    }

    @Test
    void whatComesWhileItIsBlockedIsNeitherHandedOnNorKeptNorAskedFor() {
        comes(10);
        comes(12);
        producer.block(true);
        tick();
        comes(13);
        comes(15);
        comesAgain(11);
        tick();

        assertThat(heard).containsExactly(10, 12);
        assertThat(asked).isEmpty();
        for (int sequence = 10; sequence <= 15; sequence++) {
            assertThat(encoding.cache().get(sequence)).isNull();
        }
    }

    @Test
    void whatWasSentBeforeItIsOpenAgainStaysOut() {
        comes(10);
        producer.block(true);
        comes(11);
        producer.block(false);
        comesAgain(11);
        comes(20);
        comesAgain(11);
        comesAgain(10);
        comes(19);
        tick();
        comes(21);

        assertThat(heard).containsExactly(10, 20, 21);
        assertThat(asked).isEmpty();
    }

    @Test
    void whatIsLostAfterwardsIsAskedForAndTaken() {
        comes(10);
        producer.block(true);
        producer.block(false);
        comes(20);
        comes(22);
        tick();
        assertThat(asked).containsExactly(21);

        comesAgain(21);
        assertThat(heard).containsExactly(10, 20, 22, 21);
    }

    @Test
    void thePublisherIsToldThatNothingWasLostWhileItWasBlocked() {
        comes(10);
        producer.block(true);
        for (int sequence = 11; sequence < 60; sequence++) {
            comes(sequence);
        }
        producer.block(false);
        comes(60);
        assertThat(Objects.requireNonNull(encoding.report(nowNs, new LinkMonitor()))
                        .cumulativeLost())
                .isZero();
    }

    private final class Heard implements PacketListener {

        @Override
        public void packet(Encoding from, MediaPacket packet, long now) {
            heard.add(packet.sequence());
        }

        @Override
        public void padding(Encoding from, int sequence) {}

        @Override
        public void ended(Producer gone) {}
    }

    private final class Feedback implements PublisherFeedback {

        @Override
        public void nack(int ssrc, int first, int following) {
            asked.add(first);
        }

        @Override
        public void pictureLoss(int ssrc) {}

        @Override
        public void recovered() {}
    }
}
