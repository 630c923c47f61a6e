package dev.causerie.media.tap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.media.TapFrame;
import dev.causerie.media.TapListener;
import dev.causerie.media.TapTrack;
import dev.causerie.media.source.Packets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class TapQueueTest {
    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final TapQueue queue = new TapQueue("tap-test", 4, new TapListener() {
        @Override
        public void started(TapTrack track) {}

        @Override
        public void frame(TapFrame frame) {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            told.add("frame " + frame.timestampUs());
        }

        @Override
        public void ended(String trackId) {
            told.add("ended");
            throw new IllegalStateException("a listener that fails");
        }

        @Override
        public void closed() {
            closed.countDown();
        }
    });

    @Test
    void aSlowListenerLosesFramesButNoEnds() throws Exception {
        queue.start();
        int taken = 0;
        for (int i = 0; i < 50; i++) {
            boolean fits = queue.offer(new TapEvent.Frame(new TapFrame("t", i, true, new byte[1], 0, 0)));
            taken += fits ? 1 : 0;
        }
        queue.add(new TapEvent.Ended("t"));
        queue.close();
        release.countDown();
        closed.await();
        assertThat(taken).isBetween(4, 6);
        assertThat(queue.dropped()).isEqualTo(50 - taken);
        assertThat(told).hasSize(taken + 1).endsWith("ended");
    }

    @Test
    void afterALossNothingIsAssembledBeforeAKeyFrame() {
        FrameAssembler assembler = new FrameAssembler();
        assertThat(assembler.add(Packets.video(1, 0, 1, false)))
                .as("no key frame yet")
                .isFalse();
        assertThat(assembler.add(Packets.video(2, 3000, 2, true))).isTrue();
        assertThat(assembler.bytes()).hasSize(14);
        assertThat(assembler.add(Packets.video(3, 6000, 3, false))).isTrue();
        assembler.lost();
        assertThat(assembler.needsKeyFrame()).isTrue();
        assertThat(assembler.add(Packets.video(5, 12_000, 5, false))).isFalse();
        assertThat(assembler.add(Packets.video(6, 15_000, 6, true))).isTrue();
    }
}
