package dev.causerie.server.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.causerie.api.domain.recordings.RecordingType;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.domain.users.Users;
import dev.causerie.media.MediaKind;
import dev.causerie.media.TapTrack;
import dev.causerie.media.TrackSource;
import dev.causerie.server.capture.webm.Fragment;
import dev.causerie.server.store.Database;
import dev.causerie.server.store.Owner;
import dev.causerie.server.store.TestSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class StoredFragmentsTest {

    private static final TapTrack VOICE = track("voice", MediaKind.AUDIO, TrackSource.MICROPHONE);
    private static final TapTrack PICTURE = track("picture", MediaKind.VIDEO, TrackSource.CAMERA);

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final List<String> stored = new CopyOnWriteArrayList<>();
    private final CountDownLatch slow = new CountDownLatch(1);

    private Database database;
    private RecordingMapper mapper;
    private long recordingId;
    private StoredFragments fragments;

    @BeforeEach
    void open(@TempDir Path data) {
        database = Database.open(TestSettings.file(), data);
        mapper = database.store(Owner.host()).mapper(RecordingMapper.class);
        mapper.start("meeting:abc", RecordingType.BOTH, 7, Instant.EPOCH);
        recordingId = mapper.running("meeting:abc").orElseThrow().id();
        fragments = new StoredFragments(recordingId, mapper, this::store, new Nobody(), threads);
        fragments.open(VOICE, fragment(0), 0);
        fragments.open(PICTURE, fragment(0), 0);
    }

    @AfterEach
    void close() {
        slow.countDown();
        threads.shutdown();
        database.close();
    }

    @Test
    void headersAreStoredAtOnce() {
        assertThat(stored).containsExactly("voice/000000", "picture/000000");
    }

    @Test
    void aTrackBearsTheNameOfWhoeverSendsItHoweverLong() {
        String longest = "😀".repeat(64);
        StoredFragments ofSmiling =
                new StoredFragments(recordingId, mapper, this::store, new Everybody(longest), threads);
        ofSmiling.open(track("smile", MediaKind.VIDEO, TrackSource.CAMERA), fragment(0), 0);

        assertThat(mapper.tracks(recordingId)).extracting(TrackRow::username).contains(longest);
    }

    @Test
    void aFragmentThatIsSlowToStoreHoldsNoOtherUp() {
        fragments.put(VOICE, slowFragment(1), 800);
        fragments.put(VOICE, fragment(2), 1_600);
        fragments.put(PICTURE, fragment(1), 900);

        await().until(() -> stored.containsAll(List.of("voice/000002", "picture/000001")));
        assertThat(stored).doesNotContain("voice/000001");
        assertThat(mapper.capturedMs(recordingId)).isEqualTo(1_600);
    }

    @Test
    void theEndWaitsForWhatIsUnderWay() {
        fragments.put(VOICE, slowFragment(1), 800);
        CompletableFuture<Void> end = CompletableFuture.runAsync(fragments::awaitStored);
        fragments.put(PICTURE, fragment(1), 900);
        await().until(() -> stored.contains("picture/000001"));
        assertThat(end).isNotDone();

        slow.countDown();

        assertThat(end).succeedsWithin(Duration.ofSeconds(10));
        assertThat(stored).contains("voice/000001");
    }

    @Test
    void noMoreThanTheBoundIsUnderWay() {
        CompletableFuture<Void> all = CompletableFuture.runAsync(() -> {
            for (int i = 1; i <= StoredFragments.UNDER_WAY + 1; i++) {
                fragments.put(VOICE, slowFragment(i), i * 800L);
            }
        });
        assertThatThrownBy(() -> all.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);

        slow.countDown();

        assertThat(all).succeedsWithin(Duration.ofSeconds(10));
        fragments.awaitStored();
        assertThat(stored).hasSize(2 + StoredFragments.UNDER_WAY + 1);
    }

    @Test
    void aTrackWhoseFragmentWasLostIsGivenUpAndNoOther() {
        fragments.put(VOICE, new Fragment(1, 0, 0, new byte[0]), 800);
        fragments.put(PICTURE, fragment(1), 900);
        AtomicInteger next = new AtomicInteger(2);
        await().untilAsserted(
                        () -> assertThatThrownBy(() -> fragments.put(VOICE, fragment(next.getAndIncrement()), 1_600))
                                .isInstanceOf(FragmentLost.class)
                                .hasMessageContaining("voice/000001")
                                .hasRootCauseMessage("as asked"));

        assertThatCode(() -> fragments.put(PICTURE, fragment(2), 1_700)).doesNotThrowAnyException();
        fragments.awaitStored();
        assertThat(stored).contains("picture/000001", "picture/000002");
    }

    @Test
    void afterTheServersEndNothingIsTakenAndNobodyWaits() {
        threads.shutdown();

        assertThatThrownBy(() -> fragments.put(VOICE, fragment(1), 800)).isInstanceOf(FragmentLost.class);
        fragments.awaitStored();
    }

    /** An empty fragment can not be stored; one of two bytes waits for {@link #slow}. */
    private void store(String key, byte[] bytes) {
        if (bytes.length == 0) {
            throw new IllegalStateException("as asked");
        }
        if (bytes.length == 2) {
            awaitSlow();
        }
        stored.add(key.replaceAll(".*fragments/(.*)[.]webm", "$1"));
    }

    private void awaitSlow() {
        try {
            slow.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static Fragment fragment(int sequence) {
        return new Fragment(sequence, 0, 0, new byte[1]);
    }

    private static Fragment slowFragment(int sequence) {
        return new Fragment(sequence, 0, 0, new byte[2]);
    }

    private static TapTrack track(String id, MediaKind kind, TrackSource source) {
        return new TapTrack(id, "7", kind, source, kind == MediaKind.AUDIO ? "opus" : "vp8", Instant.EPOCH);
    }

    private record Everybody(String username) implements Users {
        @Override
        public Optional<User> find(long id) {
            return Optional.of(new User(id, username, false, Optional.empty(), Instant.EPOCH));
        }

        @Override
        public Map<Long, User> findAll(Collection<Long> ids) {
            return ids.stream().collect(Collectors.toMap(Function.identity(), id -> find(id).orElseThrow()));
        }
    }

    private static final class Nobody implements Users {
        @Override
        public Optional<User> find(long id) {
            return Optional.empty();
        }

        @Override
        public Map<Long, User> findAll(Collection<Long> ids) {
            return Map.of();
        }
    }
}
