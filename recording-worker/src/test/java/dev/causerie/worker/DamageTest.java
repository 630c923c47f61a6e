package dev.causerie.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of recordings that lost something. */
class DamageTest {

    private static final int SECONDS = 10;
    private static final List<byte[]> PICTURES = TestMedia.video(160, 120, 200, SECONDS);

    @TempDir
    static Path folder;

    private static TestStore store;

    @BeforeAll
    static void openStore() throws Exception {
        store = new TestStore(folder);
    }

    @AfterAll
    static void closeStore() throws Exception {
        store.stop();
    }

    @Test
    void lossStaysWithItsFragment() throws Exception {
        JobText job = new JobText(store.endpoint(), "video")
                .track(store, "missing", "video", 0, PICTURES)
                .track(store, "halved", "video", 0, PICTURES)
                .track(store, "garbage", "video", 0, PICTURES)
                .track(store, "unlisted", "video", 0, PICTURES);
        Files.delete(store.file(job.key("missing", 2)));
        store.put(job.key("halved", 2), Arrays.copyOf(PICTURES.get(2), PICTURES.get(2).length / 2));
        byte[] noise = new byte[PICTURES.get(2).length];
        new Random(3).nextBytes(noise);
        store.put(job.key("garbage", 2), noise);
        job.fragments(3).remove(2);

        WorkerProcess worker = WorkerProcess.run(job.toString());

        assertThat(worker.exitCode()).as(worker.log()).isZero();
        assertThat(worker.warnings())
                .containsExactlyInAnyOrder(
                        "FRAGMENT_LOST missing 2", "FRAGMENT_LOST halved 2", "FRAGMENT_DAMAGED garbage 2");
        for (String trackId : List.of("missing", "halved", "garbage", "unlisted")) {
            Probe probe = Probe.of(store.file(job.trackKey(trackId)));
            assertThat(probe.durationSeconds).as(trackId).isCloseTo((double) SECONDS, within(0.2));
            assertThat(probe.longestStill()).as(trackId).isCloseTo(2, within(0.2));
            assertThat(probe.decodeErrors).as(trackId).isZero();
            assertThat(probe.videoFrames).as(trackId).isEqualTo((SECONDS - 2) * TestMedia.FPS);
        }
        Probe composite = Probe.of(store.file(job.compositeKey()));
        assertThat(composite.durationSeconds).isCloseTo((double) SECONDS, within(0.3));
        assertThat(composite.decodeErrors).isZero();
    }

    @Test
    void orderAndRepetitionInTheJobDoNotMatter() throws Exception {
        JobText job = new JobText(store.endpoint(), "video")
                .track(store, "shuffled", "video", 0, PICTURES)
                .track(store, "same-twice", "video", 0, PICTURES)
                .track(store, "sent-twice", "video", 0, sentTwice());
        List<JsonNode> refs = new ArrayList<>();
        job.fragments(0).forEach(refs::add);
        Collections.shuffle(refs, new Random(5));
        job.fragments(0).removeAll().addAll(refs);
        ArrayNode twice = job.fragments(1);
        twice.add(twice.get(2).deepCopy());

        WorkerProcess worker = WorkerProcess.run(job.toString());

        assertThat(worker.exitCode()).as(worker.log()).isZero();
        assertThat(worker.warnings()).isEmpty();
        for (String trackId : List.of("shuffled", "same-twice", "sent-twice")) {
            Probe probe = Probe.of(store.file(job.trackKey(trackId)));
            assertThat(probe.videoFrames).as(trackId).isEqualTo(SECONDS * TestMedia.FPS);
            assertThat(probe.longestStill()).as(trackId).isLessThan(0.2);
            assertThat(probe.decodeErrors).as(trackId).isZero();
        }
    }

    @Test
    void aTrackWithoutHeaderIsLeftOut() throws Exception {
        JobText job = new JobText(store.endpoint(), "both")
                .track(store, "a-camera", "video", 0, PICTURES)
                .track(store, "a-mic", "audio", 0, TestMedia.audio(440, 4));
        store.put(job.key("a-camera", 0), new byte[PICTURES.get(0).length]);

        WorkerProcess worker = WorkerProcess.run(job.toString());

        assertThat(worker.exitCode()).as(worker.log()).isZero();
        assertThat(worker.warnings()).containsExactly("HEADER_LOST a-camera 0", "TRACK_UNREADABLE a-camera");
        assertThat(worker.composite().get("contentType").asText()).isEqualTo("audio/webm");
        assertThat(store.has(job.trackKey("a-camera"))).isFalse();
    }

    @Test
    void hostileBytesInSoundClustersHarmOnlyTheirTrack() throws Exception {
        List<byte[]> poisoned = new ArrayList<>(PICTURES);
        Random random = new Random(7);
        for (int i = 1; i < poisoned.size(); i++) {
            poisoned.set(i, withNoiseInsideBlocks(poisoned.get(i), random));
        }
        JobText job = new JobText(store.endpoint(), "video")
                .track(store, "a-camera", "video", 0, PICTURES)
                .track(store, "b-camera", "video", 0, poisoned);

        WorkerProcess worker = WorkerProcess.run(job.toString());

        assertThat(worker.exitCode()).as(worker.log()).isZero();
        Probe composite = Probe.of(store.file(job.compositeKey()));
        assertThat(composite.durationSeconds).isCloseTo((double) SECONDS, within(0.3));
        assertThat(composite.brightness(5, 0.25, 0.5)).isCloseTo(200, within(12));
    }

    @Test
    void hostileHeadersCostOnlyTheirTrack() throws Exception {
        List<byte[]> manyChannels = new ArrayList<>(TestMedia.audio(440, 2));
        byte[] sound = manyChannels.get(0).clone();
        sound[indexOf(sound, "OpusHead") + 9] = (byte) 255;
        manyChannels.set(0, sound);
        List<byte[]> noWidth = new ArrayList<>(PICTURES);
        byte[] picture = noWidth.get(0).clone();
        picture[indexOf(picture, "\u00b0\u0081\u00a0") + 2] = 0;
        noWidth.set(0, picture);
        JobText job = new JobText(store.endpoint(), "both")
                .track(store, "a-camera", "video", 0, PICTURES)
                .track(store, "b-mic", "audio", 0, manyChannels)
                .track(store, "c-camera", "video", 0, noWidth);

        WorkerProcess worker = WorkerProcess.run(job.toString());

        assertThat(worker.exitCode()).as(worker.log()).isZero();
        assertThat(worker.warnings()).contains("TRACK_UNREADABLE b-mic");
        assertThat(store.has(job.trackKey("a-camera"))).isTrue();
        assertThat(Probe.of(store.file(job.compositeKey())).brightness(5, 0.1, 0.5))
                .isCloseTo(200, within(12));
    }

    @Test
    void nothingReadableIsSaidClearly() throws Exception {
        JobText job = new JobText(store.endpoint(), "video").track(store, "a-camera", "video", 0, PICTURES);
        Files.delete(store.file(job.key("a-camera", 0)));

        WorkerProcess worker = WorkerProcess.run(job.toString());

        assertThat(worker.exitCode()).isEqualTo(70);
        assertThat(worker.last().get("type").asText()).isEqualTo("error");
        assertThat(worker.last().get("code").asText()).isEqualTo("NO_MEDIA");
        assertThat(store.has(job.compositeKey())).isFalse();
    }

    /** Every cluster stored a second time under a sequence of its own. */
    private static List<byte[]> sentTwice() {
        List<byte[]> fragments = new ArrayList<>();
        PICTURES.forEach(f -> {
            fragments.add(f);
            fragments.add(f);
        });
        fragments.remove(0);
        return fragments;
    }

    private static int indexOf(byte[] bytes, String wanted) {
        int index = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(wanted);
        assertThat(index).isPositive();
        return index;
    }

    private static byte[] withNoiseInsideBlocks(byte[] cluster, Random random) {
        byte[] poisoned = cluster.clone();
        // Past a key frame's own head, so that it is still taken for one.
        for (int i = 60; i < poisoned.length - 1; i++) {
            boolean startsBlock = (poisoned[i] & 0xFF) == 0xA3;
            if (!startsBlock && i < 400) {
                poisoned[i] = (byte) random.nextInt(0xA0);
            }
        }
        return poisoned;
    }
}
