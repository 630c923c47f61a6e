package dev.causerie.server.capture;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.recordings.RecordingChunk;
import dev.causerie.api.domain.recordings.RecordingStatus;
import dev.causerie.server.objects.ObjectBody;
import dev.causerie.server.objects.ObjectStore;
import dev.causerie.server.objects.ObjectStoreUnavailable;
import dev.causerie.server.store.Store;
import java.time.Clock;

/**
 * The chunks that clients hand in while they are recorded. As with fragments, the manifest comes first: what is in the
 * object store is known, and a chunk is put once under a name of its own. Thread-safe; calls block.
 */
final class RecordingChunks {

    private final Store store;
    private final RecordingMapper recordings;
    private final ChunkMapper chunks;
    private final ObjectStore objects;
    private final Clock clock;

    RecordingChunks(Store store, ObjectStore objects, Clock clock) {
        this.store = store;
        this.recordings = store.mapper(RecordingMapper.class);
        this.chunks = store.mapper(ChunkMapper.class);
        this.objects = objects;
        this.clock = clock;
    }

    /** Keeps a chunk of a running recording; returns its sequence once it is durable. */
    long add(long recordingId, RecordingChunk chunk) {
        ChunkRow row = store.transaction(() -> noted(recordingId, chunk));
        try {
            // False means that an earlier try, or an earlier chunk of this sequence, has put it already.
            objects.putOnce(row.objectKey(), body(chunk));
        } catch (ObjectStoreUnavailable away) {
            throw Rejected.unavailable("The store of recordings is away: send this chunk again");
        }
        chunks.stored(row);
        return row.sequence();
    }

    private ChunkRow noted(long recordingId, RecordingChunk chunk) {
        // Locked, so that two chunks without a sequence do not get the same, and none comes after the end.
        boolean running = recordings
                .lock(recordingId)
                .filter(recording -> recording.status() == RecordingStatus.RECORDING)
                .isPresent();
        if (!running) {
            throw Rejected.conflict("This meeting is not being recorded");
        }
        long sequence = chunk.sequence().orElseGet(() -> chunks.next(recordingId, chunk.userId(), chunk.kind()));
        ChunkRow row = new ChunkRow(
                recordingId,
                chunk.userId(),
                chunk.kind(),
                sequence,
                RecordingKeys.chunk(recordingId, chunk.userId(), chunk.kind(), sequence),
                chunk.content().remaining(),
                chunk.mimeType().orElse(null),
                clock.instant());
        chunks.add(row);
        return row;
    }

    private static ObjectBody body(RecordingChunk chunk) {
        byte[] bytes = new byte[chunk.content().remaining()];
        chunk.content().duplicate().get(bytes);
        return ObjectBody.of(bytes, "application/octet-stream");
    }

    /** Bytes of all that were stored. */
    long bytes(long recordingId) {
        return chunks.bytes(recordingId);
    }

    /** Forgets them; the objects are the caller's to delete. */
    void forget(long recordingId) {
        chunks.delete(recordingId);
    }
}
