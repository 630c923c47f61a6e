package dev.causerie.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.causerie.worker.job.Storage;
import dev.causerie.worker.objects.MultipartUpload;
import dev.causerie.worker.objects.Objects;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MultipartUploadTest {

    private static final int CHUNK = 1_000_003;

    @TempDir
    static Path folder;

    private static TestStore store;

    private final Watch watch = new Watch(Duration.ofMinutes(5), () -> {}, System::nanoTime);
    private MultipartUpload upload;

    @BeforeAll
    static void openStore() throws Exception {
        store = new TestStore(folder);
    }

    @AfterAll
    static void closeStore() throws Exception {
        store.stop();
    }

    @BeforeEach
    void open() throws Exception {
        Storage storage = new Storage(
                store.endpoint(), TestStore.REGION, TestStore.ACCESS_KEY, TestStore.SECRET_KEY, TestStore.BUCKET);
        upload = new MultipartUpload(new Objects(storage, watch), "big.webm", "video/webm");
    }

    @AfterEach
    void close() throws Exception {
        upload.close();
        watch.close();
        Files.deleteIfExists(store.file("big.webm"));
    }

    @Test
    void theBeginningCanBeWrittenLast() throws Exception {
        byte[] expected = write(10);
        byte[] head = {9, 8, 7, 6};
        upload.seek(100);
        upload.write(head, head.length);
        upload.seek(upload.size());
        upload.write(head, 2);
        System.arraycopy(head, 0, expected, 100, head.length);

        upload.finish();

        byte[] stored = Files.readAllBytes(store.file("big.webm"));
        assertThat(stored).hasSize(expected.length + 2).endsWith(9, 8);
        assertThat(Arrays.equals(stored, 0, expected.length, expected, 0, expected.length))
                .isTrue();
    }

    @Test
    void aWholeNumberOfPartsHasNoEmptyOneBehind() throws Exception {
        byte[] bytes = new byte[2 * MultipartUpload.PART_BYTES];
        upload.write(bytes, bytes.length);

        upload.finish();

        assertThat(Files.size(store.file("big.webm"))).isEqualTo(bytes.length);
    }

    @Test
    void aSmallObjectGoesOutAtOnce() throws Exception {
        byte[] expected = write(1);

        upload.finish();

        assertThat(Files.readAllBytes(store.file("big.webm"))).isEqualTo(expected);
    }

    @Test
    void uploadedBytesCanNotBeWrittenAgain() {
        write(10);

        assertThatIllegalStateException().isThrownBy(() -> upload.seek(MultipartUpload.PART_BYTES + 1));
        upload.seek(MultipartUpload.PART_BYTES - 1);
        assertThatIllegalStateException().isThrownBy(() -> upload.write(new byte[2], 2));
    }

    @Test
    void anUnfinishedUploadLeavesNothing() throws Exception {
        write(10);

        upload.close();

        assertThat(store.has("big.webm")).isFalse();
        try (var left = Files.walk(folder.resolve(TestStore.BUCKET))) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    private byte[] write(int chunks) {
        byte[] all = new byte[chunks * CHUNK];
        new Random(1).nextBytes(all);
        for (int i = 0; i < chunks; i++) {
            upload.write(Arrays.copyOfRange(all, i * CHUNK, (i + 1) * CHUNK), CHUNK);
        }
        return all;
    }
}
