package dev.causerie.server.capture;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.recordings.Recording;
import dev.causerie.api.domain.recordings.RecordingChanged;
import dev.causerie.api.domain.recordings.RecordingChunk;
import dev.causerie.api.domain.recordings.RecordingRemoved;
import dev.causerie.api.domain.recordings.RecordingStatus;
import dev.causerie.api.domain.recordings.RecordingType;
import dev.causerie.api.domain.recordings.Recordings;
import dev.causerie.api.http.Answer;
import dev.causerie.api.room.Room;
import dev.causerie.server.objects.ObjectBody;
import dev.causerie.server.objects.ObjectInfo;
import dev.causerie.server.store.Duplicate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recordings of this server. What they are stands in the database; this holds only the captures that run here.
 * Thread-safe; calls block.
 */
public final class CapturedRecordings implements Recordings, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CapturedRecordings.class);
    private static final Duration FLUSH = Duration.ofSeconds(10);
    private static final int AT_ONCE = 500;

    /** How many fragments are stored at once, of all recordings here. */
    private static final int STORING = 8;

    private final CaptureParts parts;
    private final RecordingMapper mapper;
    private final RecordingChunks chunks;
    private final ExecutorService storing = Executors.newFixedThreadPool(STORING, CapturedRecordings::storingThread);
    private final Map<Long, RunningCapture> running = new ConcurrentHashMap<>();

    /** Recordings in these stores; the caller then calls {@link #resumeLost} once. */
    public CapturedRecordings(CaptureParts parts) {
        this.parts = parts;
        this.mapper = parts.store().mapper(RecordingMapper.class);
        this.chunks = new RecordingChunks(parts.store(), parts.objects(), parts.clock());
    }

    /**
     * Has those recordings composed that lost their server in the middle. To be called at start, before anybody can
     * record.
     */
    public void resumeLost() {
        var forgotten = new ForgottenFragments(mapper, parts.objects(), parts.fragment());
        for (RecordingRow lost : mapper.inStatus(RecordingStatus.RECORDING)) {
            int remembered = forgotten.remember(lost.id());
            if (remembered > 0) {
                LOG.warn(
                        "Recording {}: the database had forgotten {} fragments that were stored",
                        lost.id(),
                        remembered);
            }
            Instant end = lost.startedAt().plusMillis(mapper.capturedMs(lost.id()));
            LOG.info("Recording {} lost its server; what was captured until {} is composed", lost.id(), end);
            finish(lost.id(), end, 0);
        }
    }

    @Override
    public Recording start(Room room, RecordingType type, long userId) {
        Recording started = parts.store().transaction(() -> {
            Instant now = parts.clock().instant();
            try {
                mapper.start(room.key(), type, userId, now);
            } catch (Duplicate taken) {
                throw Rejected.conflict("This meeting is being recorded already");
            }
            Recording recording = mapper.running(room.key()).orElseThrow().recording();
            parts.publish(room, new RecordingChanged(recording, userId));
            return recording;
        });
        RoomCapture capture = new RoomCapture(
                started.id(),
                type,
                parts.fragment(),
                new StoredFragments(started.id(), mapper, this::store, parts.users(), storing));
        running.put(
                started.id(),
                new RunningCapture(
                        room, capture, capture.attach(parts.conferences().record(room))));
        return started;
    }

    @Override
    public Recording stop(Room room, long userId) {
        Recording recording = running(room).orElseThrow(() -> Rejected.conflict("This meeting is not being recorded"));
        flush(recording.id());
        return finish(recording.id(), parts.clock().instant(), userId);
    }

    @Override
    public long add(Room room, RecordingChunk chunk) {
        Recording recording = running(room).orElseThrow(() -> Rejected.conflict("This meeting is not being recorded"));
        return chunks.add(recording.id(), chunk);
    }

    @Override
    public Optional<Recording> running(Room room) {
        return mapper.running(room.key()).map(RecordingRow::recording);
    }

    @Override
    public List<Recording> running() {
        return mapper.inStatus(RecordingStatus.RECORDING).stream()
                .map(RecordingRow::recording)
                .toList();
    }

    @Override
    public boolean capturing(Room room) {
        return running(room)
                .flatMap(recording -> Optional.ofNullable(running.get(recording.id())))
                .map(active -> active.capture().capturing())
                .orElse(false);
    }

    @Override
    public Optional<Recording> find(long id) {
        return mapper.find(id).map(RecordingRow::recording);
    }

    @Override
    public List<Recording> of(Room room, Optional<Long> before, int limit) {
        return mapper.of(room.key(), before.orElse(Long.MAX_VALUE), limit).stream()
                .map(RecordingRow::recording)
                .toList();
    }

    @Override
    public Answer.Stream open(long id) {
        RecordingRow row = mapper.find(id)
                .filter(each -> each.status() == RecordingStatus.READY)
                .orElseThrow(() -> Rejected.notFound("finished recording " + id));
        String key = Objects.requireNonNull(row.objectKey(), "a recording that is ready has a file");
        return new Answer.Stream(
                Optional.ofNullable(row.contentType()).orElse("video/webm"),
                row.bytes(),
                (offset, length) -> parts.objects().get(key, offset, length));
    }

    @Override
    public void delete(long id, long userId) {
        RecordingRow row = mapper.find(id).orElseThrow(() -> Rejected.notFound("recording " + id));
        if (row.status() == RecordingStatus.RECORDING) {
            flush(id);
        }
        parts.store().transaction(() -> {
            mapper.deleteFragments(id);
            chunks.forget(id);
            mapper.deleteTracks(id);
            mapper.delete(id);
            Recording removed = row.recording();
            parts.publish(removed.room(), new RecordingRemoved(removed, userId));
            return true;
        });
        removeObjects(RecordingKeys.folder(id));
    }

    /** Ends every capture that runs here; what was captured is composed at the next start. */
    @Override
    public void close() {
        List.copyOf(running.keySet()).forEach(this::flush);
        storing.shutdown();
    }

    private static Thread storingThread(Runnable task) {
        Thread thread = new Thread(task, "recording-store");
        thread.setDaemon(true);
        return thread;
    }

    private void store(String key, byte[] fragment) {
        parts.objects().putOnce(key, ObjectBody.of(fragment, "video/webm"));
    }

    private void removeObjects(String folder) {
        List<ObjectInfo> some = parts.objects().list(folder, "", AT_ONCE);
        while (!some.isEmpty()) {
            some.forEach(object -> parts.objects().delete(object.key()));
            some = parts.objects().list(folder, "", AT_ONCE);
        }
    }

    private void flush(long id) {
        RunningCapture active = running.remove(id);
        if (active == null) {
            return;
        }
        active.tap().close();
        parts.conferences().recordNoMore(active.room());
        try {
            if (!active.capture().awaitFlushed(FLUSH)) {
                LOG.warn("Recording {}: the last frames were not stored within {}", id, FLUSH);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (active.tap().droppedFrames() > 0) {
            LOG.warn(
                    "Recording {}: {} frames came faster than they could be stored",
                    id,
                    active.tap().droppedFrames());
        }
    }

    /** Ends a recording in the database and has it composed, in one transaction. */
    private Recording finish(long id, Instant end, long by) {
        return parts.store().transaction(() -> {
            RecordingRow row = mapper.lock(id).orElseThrow(() -> Rejected.notFound("recording " + id));
            if (row.status() != RecordingStatus.RECORDING) {
                return row.recording();
            }
            long captured = mapper.capturedBytes(id);
            long bytes = captured + chunks.bytes(id);
            // Chunks are kept as they came; a file for people to watch is made of what the server captured.
            RecordingStatus next = captured == 0 ? RecordingStatus.FAILED : RecordingStatus.COMPOSING;
            mapper.stop(id, next, end, Duration.between(row.startedAt(), end).toMillis(), bytes);
            if (next == RecordingStatus.COMPOSING) {
                parts.compose(id);
            }
            Recording stopped = mapper.find(id).orElseThrow().recording();
            parts.publish(stopped.room(), new RecordingChanged(stopped, by));
            return stopped;
        });
    }
}
