package dev.causerie.server.capture;

import dev.causerie.api.domain.users.User;
import dev.causerie.api.domain.users.Users;
import dev.causerie.media.TapTrack;
import dev.causerie.server.capture.webm.Fragment;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The manifest in the database and the fragments in the object store: the row is committed first, so that whatever is in the
 * store is known, and a fragment is put once under a name of its own. Fragments are independent of each other, so several
 * are stored at once: were one to wait for the other, a slow store would leave more and more to be lost with the server.
 * Owned by the tap's thread.
 */
final class StoredFragments implements FragmentSink {

    private static final Logger LOG = LoggerFactory.getLogger(StoredFragments.class);

    /** How many fragments may be under way; what is recorded beyond that waits at the tap. */
    static final int UNDER_WAY = 64;

    private final long recordingId;
    private final RecordingMapper mapper;
    private final FragmentStore objects;
    private final Users users;
    private final Executor threads;
    private final Semaphore free = new Semaphore(UNDER_WAY);
    private final Map<String, FragmentLost> lost = new ConcurrentHashMap<>();

    /** The fragments of a recording, which {@code threads} store. */
    StoredFragments(long recordingId, RecordingMapper mapper, FragmentStore objects, Users users, Executor threads) {
        this.recordingId = recordingId;
        this.mapper = mapper;
        this.objects = objects;
        this.users = users;
        this.threads = threads;
    }

    @Override
    public void open(TapTrack track, Fragment header, long startMs) {
        long userId = Long.parseLong(track.participantId());
        mapper.addTrack(new TrackRow(
                recordingId,
                RecordingKeys.track(track.trackId()),
                userId,
                users.find(userId).map(User::username).orElse("?"),
                track.kind().name().toLowerCase(Locale.ROOT),
                track.source().label(),
                track.codec(),
                startMs));
        store(row(track, header, startMs), header.bytes());
    }

    @Override
    public void put(TapTrack track, Fragment fragment, long endMs) {
        FragmentRow row = row(track, fragment, endMs);
        FragmentLost earlier = lost.remove(row.trackId());
        if (earlier != null) {
            throw earlier;
        }
        byte[] bytes = fragment.bytes();
        free.acquireUninterruptibly();
        try {
            threads.execute(() -> storeInTurn(row, bytes));
        } catch (RejectedExecutionException stopped) {
            free.release();
            throw new FragmentLost(row.objectKey(), stopped);
        }
    }

    @Override
    public void awaitStored() {
        free.acquireUninterruptibly(UNDER_WAY);
        free.release(UNDER_WAY);
        lost.values().forEach(each -> LOG.error("Recording {}: the end of a track is lost", recordingId, each));
        lost.clear();
    }

    private void storeInTurn(FragmentRow row, byte[] bytes) {
        try {
            store(row, bytes);
        } catch (RuntimeException failure) {
            lost.put(row.trackId(), new FragmentLost(row.objectKey(), failure));
        } finally {
            free.release();
        }
    }

    private void store(FragmentRow row, byte[] bytes) {
        mapper.addFragment(row);
        objects.put(row.objectKey(), bytes);
    }

    private FragmentRow row(TapTrack track, Fragment fragment, long endMs) {
        String trackId = RecordingKeys.track(track.trackId());
        String key = RecordingKeys.fragment(recordingId, trackId, fragment.sequence());
        return new FragmentRow(recordingId, trackId, fragment.sequence(), key, fragment.bytes().length, endMs);
    }
}
