package dev.causerie.server.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.causerie.api.domain.recordings.RecordingType;
import dev.causerie.server.config.ObjectSettings;
import dev.causerie.server.objects.EmbeddedS3;
import dev.causerie.server.objects.ObjectBody;
import dev.causerie.server.objects.ObjectStore;
import dev.causerie.server.store.Database;
import dev.causerie.server.store.Owner;
import dev.causerie.server.store.TestSettings;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is stored is composed, also where the database has lost its last seconds. */
class ForgottenFragmentsTest {

    @TempDir
    private Path data;

    private Database database;
    private EmbeddedS3 s3;
    private ObjectStore objects;
    private RecordingMapper recordings;
    private ForgottenFragments forgotten;
    private long id;

    @BeforeEach
    void open() {
        ObjectSettings settings = new ObjectSettings(
                Optional.empty(), Optional.empty(), Optional.empty(), "causerie", "us-east-1", Duration.ofSeconds(2));
        database = Database.open(TestSettings.file(), data);
        s3 = EmbeddedS3.start(settings, data, new SecureRandom());
        objects = ObjectStore.open(s3.access(), settings);
        recordings = database.store(Owner.host()).mapper(RecordingMapper.class);
        recordings.start("meeting:abc", RecordingType.BOTH, 7, Instant.EPOCH);
        id = recordings.running("meeting:abc").orElseThrow().id();
        forgotten = new ForgottenFragments(recordings, objects, Duration.ofMillis(800));
    }

    @AfterEach
    void close() {
        objects.close();
        s3.close();
        database.close();
    }

    @Test
    void whatTheStoreHasAndTheDatabaseForgotIsKnownAgain() {
        track("voice", 3, 1);
        track("face", 2, 2);
        recordings.addFragment(row("never-stored", 0));

        assertThat(forgotten.remember(id)).isEqualTo(2);

        assertThat(recordings.fragments(id))
                .filteredOn(row -> row.trackId().equals("voice"))
                .extracting(FragmentRow::sequence, FragmentRow::endMs, FragmentRow::size)
                .containsExactly(tuple(0, 0L, 5L), tuple(1, 700L, 5L), tuple(2, 1_500L, 5L), tuple(3, 2_300L, 5L));
        assertThat(recordings.fragments(id)).hasSize(8);
        assertThat(forgotten.remember(id)).isZero();
    }

    /** Fragments up to one in the store, and rows up to another. */
    private void track(String trackId, int stored, int known) {
        recordings.addTrack(new TrackRow(id, trackId, 7, "anna", "audio", "microphone", "opus", 0));
        for (int sequence = 0; sequence <= stored; sequence++) {
            objects.putOnce(RecordingKeys.fragment(id, trackId, sequence), ObjectBody.of(new byte[5], "video/webm"));
        }
        for (int sequence = 0; sequence <= known; sequence++) {
            recordings.addFragment(row(trackId, sequence));
        }
    }

    private FragmentRow row(String trackId, int sequence) {
        return new FragmentRow(
                id, trackId, sequence, RecordingKeys.fragment(id, trackId, sequence), 5, 700L * sequence);
    }
}
