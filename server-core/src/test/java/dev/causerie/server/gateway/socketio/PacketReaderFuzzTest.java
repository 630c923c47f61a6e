package dev.causerie.server.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.causerie.server.gateway.engineio.MalformedPacketException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

/** Any text and what follows it is a packet within the limits, or waits for attachments, or is refused as malformed. */
@Tag("fuzz")
class PacketReaderFuzzTest {

    private static final PacketLimits LIMITS = new PacketLimits(3, 64, 20, 16, 1_000);
    private static final PacketReader FIRST = new PacketReader(LIMITS);

    /** Messages are told apart by the separator that polling uses too; the first is text, the others attachments. */
    @FuzzTest
    void anyMessages(byte[] messages) {
        PacketReader reader = FIRST.another();
        ByteBuf buffer = Unpooled.wrappedBuffer(messages);
        try {
            Optional<Packet> packet = reader.text(next(buffer));
            while (packet.isEmpty() && buffer.isReadable()) {
                ByteBuf attachment = next(buffer);
                byte[] content = new byte[attachment.readableBytes()];
                attachment.readBytes(content);
                packet = reader.binary(content);
            }
            packet.ifPresent(PacketReaderFuzzTest::check);
        } catch (MalformedPacketException refused) {
            assertThat(refused.getMessage()).isNotEmpty();
        } finally {
            buffer.release();
        }
    }

    private static ByteBuf next(ByteBuf messages) {
        int length = messages.bytesBefore((byte) 0x1e);
        ByteBuf next = messages.readSlice(length < 0 ? messages.readableBytes() : length);
        messages.skipBytes(length < 0 ? 0 : 1);
        return next;
    }

    private static void check(Packet packet) {
        assertThat(packet.namespace()).startsWith("/");
        if (packet instanceof Packet.Event event) {
            assertThat(event.name()).isNotEmpty().hasSizeLessThanOrEqualTo(LIMITS.maxEventNameLength());
            assertThat(event.arguments().toString()).isNotNull();
        } else if (packet instanceof Packet.Ack ack) {
            assertThat(ack.ackId()).isNotNegative();
            assertThat(ack.arguments().toString()).isNotNull();
        }
    }
}
