package dev.causerie.media.forward;

import dev.causerie.media.source.MediaPacket;
import dev.causerie.media.source.Packets;
import java.util.Random;

/** A source with numbers of its own; a frame per packet. */
final class FakeSource {
    private final int timestampOffset;
    private final int pictureOffset;
    private final int first;
    int sequence;

    FakeSource(Random random) {
        timestampOffset = random.nextInt();
        pictureOffset = random.nextInt(0x8000);
        first = random.nextInt(65_536);
        sequence = first;
    }

    MediaPacket packet(int number) {
        int frame = (number - first) & 0xFFFF;
        return Packets.video(number, timestampOffset + frame * 3000, (pictureOffset + frame) & 0x7FFF, true);
    }
}
