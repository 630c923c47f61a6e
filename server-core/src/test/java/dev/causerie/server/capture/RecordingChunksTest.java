package dev.causerie.server.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causerie.api.Code;
import dev.causerie.api.Rejected;
import dev.causerie.api.domain.recordings.RecordingChunk;
import dev.causerie.api.domain.recordings.RecordingStatus;
import dev.causerie.api.domain.recordings.RecordingType;
import dev.causerie.server.config.ObjectSettings;
import dev.causerie.server.objects.EmbeddedS3;
import dev.causerie.server.objects.ObjectInfo;
import dev.causerie.server.objects.ObjectStore;
import dev.causerie.server.store.Database;
import dev.causerie.server.store.Owner;
import dev.causerie.server.store.Store;
import dev.causerie.server.store.TestSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingChunksTest {

    private static final long ANNA = 7;

    @TempDir
    private Path data;

    private Database database;
    private EmbeddedS3 s3;
    private ObjectStore objects;
    private RecordingMapper recordings;
    private RecordingChunks chunks;
    private long recordingId;

    @BeforeEach
    void open() {
        ObjectSettings settings = new ObjectSettings(
                Optional.empty(), Optional.empty(), Optional.empty(), "causerie", "us-east-1", Duration.ofSeconds(2));
        database = Database.open(TestSettings.file(), data);
        Store store = database.store(Owner.host());
        s3 = EmbeddedS3.start(settings, data, new SecureRandom());
        objects = ObjectStore.open(s3.access(), settings);
        recordings = store.mapper(RecordingMapper.class);
        recordings.start("meeting:abc", RecordingType.BOTH, ANNA, Instant.EPOCH);
        recordingId = recordings.running("meeting:abc").orElseThrow().id();
        chunks = new RecordingChunks(store, objects, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        objects.close();
        s3.close();
        database.close();
    }

    @Test
    void whatIsAckedIsInTheStoreOnceAndInOrder() throws IOException {
        assertThat(chunks.add(recordingId, chunk(OptionalLong.empty(), "one"))).isZero();
        assertThat(chunks.add(recordingId, chunk(OptionalLong.empty(), "two"))).isEqualTo(1);
        assertThat(chunks.add(recordingId, chunk(OptionalLong.of(1), "another two")))
                .isEqualTo(1);
        assertThat(chunks.add(recordingId, chunk(OptionalLong.of(5), "six"))).isEqualTo(5);
        assertThat(chunks.add(recordingId, chunk(OptionalLong.empty(), "seven")))
                .isEqualTo(6);

        assertThat(stored()).containsExactly("one", "two", "six", "seven");
        assertThat(chunks.bytes(recordingId)).isEqualTo("onetwosixseven".length());
    }

    @Test
    void chunksThatComeAtOnceEachGetASequence() throws IOException {
        CompletableFuture<?>[] all = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> chunks.add(recordingId, chunk(OptionalLong.empty(), "chunk " + i))))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(all).join();

        assertThat(stored()).hasSize(8).doesNotHaveDuplicates();
    }

    @Test
    void afterTheEndNothingIsTaken() {
        recordings.stop(recordingId, RecordingStatus.COMPOSING, Instant.EPOCH, 0, 0);

        assertThatThrownBy(() -> chunks.add(recordingId, chunk(OptionalLong.empty(), "late")))
                .isInstanceOfSatisfying(
                        Rejected.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.CONFLICT));
        assertThat(objects.list("recordings/", "", 10)).isEmpty();
    }

    @Test
    void withoutTheStoreNothingIsAckedAndTheChunkMayComeAgain() throws IOException {
        s3.close();
        assertThatThrownBy(() -> chunks.add(recordingId, chunk(OptionalLong.of(0), "one")))
                .isInstanceOfSatisfying(
                        Rejected.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.UNAVAILABLE));
        assertThat(chunks.bytes(recordingId)).isZero();
    }

    private static RecordingChunk chunk(OptionalLong sequence, String content) {
        return new RecordingChunk(
                ANNA,
                RecordingChunk.Kind.AUDIO,
                sequence,
                Optional.of("audio/webm"),
                ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
    }

    private List<String> stored() throws IOException {
        List<ObjectInfo> all = objects.list("recordings/", "", 100);
        List<String> contents = new ArrayList<>();
        for (ObjectInfo each : all) {
            try (var in = objects.get(each.key())) {
                contents.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return contents;
    }
}
