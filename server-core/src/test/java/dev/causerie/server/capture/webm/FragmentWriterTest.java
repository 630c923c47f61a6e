package dev.causerie.server.capture.webm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.causerie.server.capture.webm.EbmlReader.Element;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FragmentWriterTest {

    private static final int EBML = 0x1A45DFA3;
    private static final int SEGMENT = 0x18538067;
    private static final int INFO = 0x1549A966;
    private static final int TRACKS = 0x1654AE6B;
    private static final int TRACK_ENTRY = 0xAE;
    private static final int CLUSTER = 0x1F43B675;
    private static final int TIMESTAMP = 0xE7;
    private static final int SIMPLE_BLOCK = 0xA3;
    private static final long FRAME_US = 40_000;

    private final List<Fragment> fragments = new ArrayList<>();

    record Block(int track, long ms, boolean keyFrame, byte marker) {}

    @Test
    void headerNamesTheVideoTrack() {
        List<Element> top =
                parse(new FragmentWriter(new TrackFormat.Vp8(640, 360)).header().bytes());

        assertThat(top).extracting(Element::id).containsExactly(EBML, SEGMENT);
        assertThat(top.get(0).child(0x4282).text()).isEqualTo("webm");
        Element segment = top.get(1);
        assertThat(segment.unknownSize()).isTrue();
        assertThat(segment.child(INFO).child(0x2AD7B1).unsigned()).isEqualTo(1_000_000);
        assertThat(segment.child(TRACKS).children()).hasSize(1);
        Element track = segment.child(TRACKS).child(TRACK_ENTRY);
        assertThat(track.child(0x83).unsigned()).isEqualTo(1);
        assertThat(track.child(0x86).text()).isEqualTo("V_VP8");
        assertThat(track.child(0xE0).child(0xB0).unsigned()).isEqualTo(640);
        assertThat(track.child(0xE0).child(0xBA).unsigned()).isEqualTo(360);
    }

    @Test
    void headerTellsAnOpusDecoderItsChannels() {
        Element segment = parse(
                        new FragmentWriter(new TrackFormat.Opus(2)).header().bytes())
                .get(1);

        Element track = segment.child(TRACKS).child(TRACK_ENTRY);
        assertThat(track.child(0x83).unsigned()).isEqualTo(2);
        assertThat(track.child(0x86).text()).isEqualTo("A_OPUS");
        assertThat(track.child(0x63A2).text()).startsWith("OpusHead");
        assertThat(track.child(0x63A2).payload().get(9)).isEqualTo((byte) 2);
        assertThat(track.child(0xE1).child(0x9F).unsigned()).isEqualTo(2);
        assertThat(Double.longBitsToDouble(track.child(0xE1).child(0xB5).unsigned()))
                .isEqualTo(48_000.0);
    }

    @Test
    void headerIsTheSameAtEveryCall() {
        FragmentWriter writer = new FragmentWriter(new TrackFormat.Opus(1));

        assertThat(writer.header().bytes()).isEqualTo(writer.header().bytes());
        assertThat(writer.header().sequence()).isZero();
    }

    @Test
    void clustersStayUnderTwoSecondsAndKeepEveryFrame() {
        FragmentWriter writer = new FragmentWriter(new TrackFormat.Opus(1));
        for (int i = 0; i < 500; i++) {
            keep(writer, i * 20_000L, false, i);
        }
        writer.finish().ifPresent(fragments::add);

        assertThat(fragments).hasSize(5).extracting(Fragment::sequence).containsExactly(1, 2, 3, 4, 5);
        assertThat(fragments).allMatch(f -> f.lastTimestampUs() - f.firstTimestampUs() < 2_000_000);
        List<Block> blocks = blocks();
        assertThat(blocks).hasSize(500).allMatch(Block::keyFrame).allMatch(b -> b.track() == 1);
        for (int i = 0; i < 500; i++) {
            assertThat(blocks.get(i).ms()).isEqualTo(i * 20L);
            assertThat(blocks.get(i).marker()).isEqualTo((byte) i);
        }
    }

    @Test
    void videoClustersBeginWithTheKeyFrame() {
        FragmentWriter writer = new FragmentWriter(new TrackFormat.Vp8(320, 240));
        for (int i = 0; i < 100; i++) {
            keep(writer, i * FRAME_US, i % 30 == 0, i);
        }
        writer.finish().ifPresent(fragments::add);

        assertThat(fragments).hasSize(4);
        assertThat(fragments)
                .extracting(Fragment::firstTimestampUs)
                .containsExactly(0L, 1_200_000L, 2_400_000L, 3_600_000L);
        assertThat(fragments).allMatch(f -> firstBlock(f).keyFrame());
    }

    @Test
    void videoWithoutKeyFramesIsCutAllTheSame() {
        FragmentWriter writer = new FragmentWriter(new TrackFormat.Vp8(320, 240));
        for (int i = 0; i < 150; i++) {
            keep(writer, i * FRAME_US, i == 0, i);
        }

        assertThat(fragments).hasSize(2);
        assertThat(blocks()).filteredOn(Block::keyFrame).hasSize(1);
    }

    @Test
    void manyKeyFramesDoNotMakeManyFragments() {
        FragmentWriter writer = new FragmentWriter(new TrackFormat.Vp8(320, 240));
        for (int i = 0; i < 250; i++) {
            keep(writer, i * FRAME_US, true, i);
        }

        assertThat(fragments).hasSizeLessThanOrEqualTo(20).allMatch(f -> firstBlock(f)
                .keyFrame());
    }

    @Test
    void aKeyFrameIsNotKeptBehindALeadWithoutOne() {
        FragmentWriter writer = new FragmentWriter(new TrackFormat.Vp8(320, 240));
        keep(writer, 0, false, 1);
        keep(writer, FRAME_US, true, 2);
        writer.finish().ifPresent(fragments::add);

        assertThat(fragments).hasSize(2);
        assertThat(firstBlock(fragments.get(1)).keyFrame()).isTrue();
    }

    @Test
    void headerAndAnyRunOfClustersIsOneSegment() {
        FragmentWriter writer = new FragmentWriter(new TrackFormat.Opus(1));
        for (int i = 0; i < 500; i++) {
            keep(writer, i * 20_000L, true, i);
        }
        ByteArrayOutputStream suffix = new ByteArrayOutputStream();
        suffix.writeBytes(writer.header().bytes());
        fragments.subList(2, 4).forEach(f -> suffix.writeBytes(f.bytes()));

        Element segment = parse(suffix.toByteArray()).get(1);

        assertThat(segment.children()).extracting(Element::id).containsExactly(INFO, TRACKS, CLUSTER, CLUSTER);
        assertThat(segment.child(CLUSTER).child(TIMESTAMP).unsigned()).isEqualTo(4000);
    }

    @Test
    void framesOfOneMillisecondAreWrittenApart() {
        FragmentWriter writer = new FragmentWriter(new TrackFormat.Opus(1));
        keep(writer, 5_000, true, 1);
        keep(writer, 5_200, true, 2);
        keep(writer, 5_900, true, 3);
        writer.finish().ifPresent(fragments::add);

        assertThat(blocks()).extracting(Block::ms).containsExactly(5L, 6L, 7L);
    }

    @Test
    void aFloodOfFramesAtOneInstantStaysInOrder() {
        FragmentWriter writer = new FragmentWriter(new TrackFormat.Opus(1));
        for (int i = 0; i < 40_000; i++) {
            keep(writer, 0, true, i);
        }
        writer.finish().ifPresent(fragments::add);

        assertThat(fragments).hasSize(20);
        assertThat(blocks())
                .extracting(Block::ms)
                .isSorted()
                .doesNotHaveDuplicates()
                .hasSize(40_000);
    }

    @Test
    void aGapInTheFramesStaysAGap() {
        FragmentWriter writer = new FragmentWriter(new TrackFormat.Opus(1));
        keep(writer, 0, true, 1);
        keep(writer, 3_600_000_000L, true, 2);
        writer.finish().ifPresent(fragments::add);

        assertThat(blocks()).extracting(Block::ms).containsExactly(0L, 3_600_000L);
    }

    @Test
    void bigFramesCloseAClusterBeforeItsTime() {
        FragmentWriter writer = new FragmentWriter(new TrackFormat.Vp8(320, 240));
        byte[] big = new byte[FragmentWriter.LARGEST_CLUSTER_BYTES / 2];
        for (int i = 0; i < 4; i++) {
            writer.add(i, i == 0, big).ifPresent(fragments::add);
        }

        assertThat(fragments).hasSize(3).allMatch(f -> f.bytes().length <= FragmentWriter.LARGEST_CLUSTER_BYTES + 64);
    }

    @Test
    void timeDoesNotRunBackwards() {
        FragmentWriter writer = new FragmentWriter(new TrackFormat.Opus(1));
        keep(writer, 5_000, true, 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.add(4_999, true, new byte[1]))
                .withMessageContaining("4999 us");
        assertThatIllegalArgumentException().isThrownBy(() -> writer.add(-1, true, new byte[1]));
    }

    @Test
    void framesThatFitNoClusterAreRefused() {
        FragmentWriter writer = new FragmentWriter(new TrackFormat.Opus(1));

        assertThatIllegalArgumentException().isThrownBy(() -> writer.add(0, true, new byte[0]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.add(0, true, new byte[FragmentWriter.LARGEST_CLUSTER_BYTES]));
    }

    @Test
    void formatsCheckThemselves() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TrackFormat.Vp8(0, 240));
        assertThatIllegalArgumentException().isThrownBy(() -> new TrackFormat.Vp8(320, 16_384));
        assertThatIllegalArgumentException().isThrownBy(() -> new TrackFormat.Opus(3));
    }

    @Test
    void nothingIsLeftToFinishTwice() {
        FragmentWriter writer = new FragmentWriter(new TrackFormat.Opus(1));
        keep(writer, 0, true, 1);

        assertThat(writer.finish()).isPresent();
        assertThat(writer.finish()).isEmpty();
    }

    private void keep(FragmentWriter writer, long timestampUs, boolean keyFrame, int marker) {
        writer.add(timestampUs, keyFrame, new byte[] {(byte) marker, 1, 2}).ifPresent(fragments::add);
    }

    private List<Block> blocks() {
        return fragments.stream().flatMap(f -> blocks(f).stream()).toList();
    }

    private static Block firstBlock(Fragment fragment) {
        return blocks(fragment).get(0);
    }

    private static List<Block> blocks(Fragment fragment) {
        List<Element> top = parse(fragment.bytes());
        assertThat(top).hasSize(1).allMatch(e -> e.id() == CLUSTER && !e.unknownSize());
        Element cluster = top.get(0);
        long clusterMs = cluster.child(TIMESTAMP).unsigned();
        return cluster.children().stream()
                .filter(e -> e.id() == SIMPLE_BLOCK)
                .map(e -> e.payload().duplicate())
                .map(b -> new Block(b.get() & 0x7F, clusterMs + b.getShort(), b.get() < 0, b.get()))
                .toList();
    }

    private static List<Element> parse(byte[] bytes) {
        return EbmlReader.read(ByteBuffer.wrap(bytes));
    }
}
