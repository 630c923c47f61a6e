package dev.causerie.worker.fragment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.causerie.server.capture.webm.Fragment;
import dev.causerie.server.capture.webm.FragmentWriter;
import dev.causerie.server.capture.webm.TrackFormat;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterTest {

    private static final byte[] SOUND = cluster();

    @Test
    void theServersClustersAreRead() {
        Cluster cluster = Cluster.parse(SOUND).orElseThrow();

        assertThat(cluster.firstMs()).isEqualTo(70_000);
        assertThat(cluster.lastMs()).isEqualTo(71_800);
        assertThat(cluster.bytes()).isSameAs(SOUND);
    }

    @Test
    void noPartOfAClusterIsOne() {
        for (int length = 0; length < SOUND.length; length++) {
            assertThat(Cluster.parse(Arrays.copyOf(SOUND, length))).isEmpty();
        }
        assertThat(Cluster.parse(Arrays.copyOf(SOUND, SOUND.length + 1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1F43B675" + "80", // nothing inside
                "1F43B675" + "01FFFFFFFFFFFFFF" + "E78101", // unknown size
                "1F43B675" + "83" + "E78105", // no frame
                "1F43B675" + "87" + "A385810000805A", // a frame before the time
                "1F43B675" + "8A" + "E78100" + "A385818000805A", // a frame before zero
                "1F43B675" + "86" + "E78105" + "A38181", // a block without its head
                "1F43B675" + "83" + "E7FF05", // a child larger than its parent
                "1F43B675" + "92" + "E788FFFFFFFFFFFFFFFF" + "A385810000805A5A", // no time of this world
                "1A45DFA3" + "80", // a header
                "00"
            })
    void whatIsNoSoundClusterIsRefused(String hex) {
        assertThat(Cluster.parse(HexFormat.of().parseHex(hex))).isEmpty();
    }

    @Test
    void noiseNeverDoesMoreThanBeRefusedOrRead() {
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            byte[] noisy = SOUND.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                noisy[random.nextInt(noisy.length)] = (byte) random.nextInt();
            }
            assertThatCode(() -> Cluster.parse(noisy)).doesNotThrowAnyException();
        }
    }

    private static byte[] cluster() {
        FragmentWriter writer = new FragmentWriter(new TrackFormat.Opus(1));
        for (int i = 0; i < 10; i++) {
            writer.add(70_000_000L + i * 200_000L, true, new byte[] {1, 2, 3});
        }
        return writer.finish().map(Fragment::bytes).orElseThrow();
    }
}
