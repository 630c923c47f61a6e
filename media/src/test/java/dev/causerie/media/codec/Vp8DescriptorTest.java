package dev.causerie.media.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Vp8DescriptorTest {
    private final Vp8Descriptor descriptor = new Vp8Descriptor();

    private boolean parse(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        return descriptor.parse(bytes, 0, bytes.length);
    }

    @Test
    void aKeyFrameShowsItsSize() {
        assertThat(parse("90e0ffff0740" + "10020" + "0" + "9d012a" + "0005d002"))
                .isTrue();
        assertThat(descriptor.size()).isEqualTo(6);
        assertThat(descriptor.keyFrame()).isTrue();
        assertThat(descriptor.frameStart()).isTrue();
        assertThat(descriptor.widePictureId()).isTrue();
        assertThat(descriptor.pictureId()).isEqualTo(0x7FFF);
        assertThat(descriptor.tl0()).isEqualTo(7);
        assertThat(descriptor.width()).isEqualTo(1280);
        assertThat(descriptor.height()).isEqualTo(720);
    }

    @Test
    void aDeltaFrameAndAFollowingPacketAreNoKeyFrames() {
        assertThat(parse("1011")).isTrue();
        assertThat(descriptor.frameStart()).isTrue();
        assertThat(descriptor.keyFrame()).isFalse();
        assertThat(parse("0010")).isTrue();
        assertThat(descriptor.frameStart()).isFalse();
        assertThat(descriptor.keyFrame()).isFalse();
        assertThat(parse("1110")).as("start of a later partition").isTrue();
        assertThat(descriptor.frameStart()).isFalse();
    }

    @Test
    void aShortPictureIdIsRead() {
        assertThat(parse("90802a11")).isTrue();
        assertThat(descriptor.widePictureId()).isFalse();
        assertThat(descriptor.pictureId()).isEqualTo(42);
        assertThat(descriptor.tl0At()).isEqualTo(-1);
    }

    @Test
    void whatIsCutOffIsRefused() {
        assertThat(parse("90")).isFalse();
        assertThat(parse("9080")).isFalse();
        assertThat(parse("90c081")).isFalse();
        assertThat(parse("90e0800107")).isFalse();
    }

    @Test
    void whateverComesNothingIsThrown() {
        Random random = new Random(13);
        byte[] bytes = new byte[20];
        for (int i = 0; i < 100_000; i++) {
            random.nextBytes(bytes);
            int length = random.nextInt(bytes.length + 1);
            if (descriptor.parse(bytes, 0, length)) {
                assertThat(descriptor.size()).isLessThan(length);
            }
        }
    }
}
