package dev.causerie.server.gateway.engineio;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Tag;

/** Any body is read to its end, or refused as malformed; what was read is what was written, without its separators. */
@Tag("fuzz")
class PollingPayloadFuzzTest {

    @FuzzTest
    void anyBody(byte[] body) {
        ByteBuf buffer = Unpooled.wrappedBuffer(body);
        Counted counted = new Counted();
        try {
            PollingPayload.read(buffer, counted);
            assertThat(buffer.readableBytes()).isZero();
            assertThat(counted.bytes + counted.packets - 1).isLessThanOrEqualTo(body.length);
        } catch (MalformedPacketException refused) {
            assertThat(refused.getMessage()).isNotEmpty();
        } finally {
            buffer.release();
        }
    }

    /** Counts the packets and their bytes. */
    private static final class Counted implements PollingPayload.Packets {

        private long packets;
        private long bytes;

        @Override
        public boolean text(ByteBuf packet) {
            packets++;
            bytes += packet.readableBytes();
            return true;
        }

        @Override
        public boolean binary(byte[] message) {
            packets++;
            bytes += message.length;
            return true;
        }
    }
}
