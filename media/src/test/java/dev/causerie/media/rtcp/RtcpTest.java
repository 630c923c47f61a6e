package dev.causerie.media.rtcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RtcpTest {
    private final List<String> items = new ArrayList<>();
    private final RtcpHandler notes = new RtcpHandler() {
        @Override
        public void senderReport(int ssrc, long ntp, int rtpTimestamp) {
            items.add("sr " + ssrc + " " + ntp + " " + rtpTimestamp);
        }

        @Override
        public void reception(int ssrc, int cumulativeLost, int highestSequence, int lastReport, int delaySinceReport) {
            items.add("rr " + ssrc + " " + cumulativeLost + " " + highestSequence + " " + lastReport + " "
                    + delaySinceReport);
        }

        @Override
        public void nack(int mediaSsrc, int sequence) {
            items.add("nack " + mediaSsrc + " " + sequence);
        }

        @Override
        public void keyFrameRequest(int mediaSsrc) {
            items.add("pli " + mediaSsrc);
        }

        @Override
        public void bandwidthEstimate(long bitrateBps) {
            items.add("remb " + bitrateBps);
        }
    };

    private void read(RtcpWriter writer) {
        RtcpReader.read(writer.packet().bytes(), 0, writer.packet().getLength(), notes);
    }

    @Test
    void whatIsWrittenIsRead() {
        RtcpWriter writer = new RtcpWriter();
        writer.begin();
        assertThat(writer.isEmpty()).isTrue();
        writer.senderReport(1, 0x1122334455667788L, 99, 2, 3);
        writer.canonicalName(1, "causerie");
        writer.receiverReport(2, new ReportBlock(3, 128, 5, 70_000, 6, 7, 8));
        writer.nack(2, 3, 65_535, 0b101);
        writer.pictureLoss(2, 3);
        writer.bandwidthEstimate(2, 3, 4_000_000);
        read(writer);
        assertThat(items)
                .containsExactly(
                        "sr 1 " + 0x1122334455667788L + " 99",
                        "rr 3 5 70000 7 8",
                        "nack 3 65535",
                        "nack 3 0",
                        "nack 3 2",
                        "pli 3",
                        "remb 4000000");
    }

    @Test
    void repeatsMakeTheLossNegative() {
        RtcpWriter writer = new RtcpWriter();
        writer.begin();
        writer.receiverReport(2, new ReportBlock(3, 0, -2, 9, 0, 0, 0));
        read(writer);
        assertThat(items).containsExactly("rr 3 -2 9 0 0");
    }

    @Test
    void whoSendsTooReportsWithHisSenderReport() {
        RtcpWriter writer = new RtcpWriter();
        writer.begin();
        writer.senderReport(1, 5, 6, 2, 3);
        writer.receiverReport(1, new ReportBlock(3, 128, 5, 70_000, 6, 7, 8));
        byte[] bytes = writer.packet().bytes();
        // Both in one packet: the second header and its SSRC go, the count and the length of the first grow.
        System.arraycopy(bytes, 36, bytes, 28, 24);
        bytes[0] |= 1;
        bytes[3] = 12;
        RtcpReader.read(bytes, 0, 52, notes);
        assertThat(items).containsExactly("sr 1 5 6", "rr 3 5 70000 7 8");
    }

    @Test
    void aBlockThatIsNotWholeIsLeftOut() {
        RtcpWriter writer = new RtcpWriter();
        writer.begin();
        writer.receiverReport(1, new ReportBlock(3, 128, 5, 70_000, 6, 7, 8));
        byte[] bytes = writer.packet().bytes();
        bytes[0] |= 0x1F;
        RtcpReader.read(bytes, 0, 32, notes);
        assertThat(items).hasSize(1);
    }

    @Test
    void estimatesOfAnySizeSurvive() {
        for (long bitrate : new long[] {0, 1, 262_143, 262_144, 49_999_872, 1L << 40}) {
            RtcpWriter writer = new RtcpWriter();
            writer.begin();
            writer.bandwidthEstimate(1, 2, bitrate);
            read(writer);
            assertThat(items).endsWith("remb " + bitrate);
        }
    }

    @Test
    void whateverComesNothingIsThrown() {
        Random random = new Random(11);
        byte[] bytes = new byte[64];
        int[] types = {200, 201, 202, 205, 206};
        for (int i = 0; i < 100_000; i++) {
            random.nextBytes(bytes);
            bytes[0] = (byte) (0x80 | random.nextInt(32));
            bytes[1] = (byte) types[random.nextInt(types.length)];
            bytes[2] = 0;
            bytes[3] = (byte) random.nextInt(16);
            RtcpReader.read(bytes, 0, random.nextInt(bytes.length + 1), notes);
            items.clear();
        }
    }
}
