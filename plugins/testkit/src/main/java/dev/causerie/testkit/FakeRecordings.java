package dev.causerie.testkit;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.recordings.Recording;
import dev.causerie.api.domain.recordings.RecordingChanged;
import dev.causerie.api.domain.recordings.RecordingChunk;
import dev.causerie.api.domain.recordings.RecordingRemoved;
import dev.causerie.api.domain.recordings.RecordingStatus;
import dev.causerie.api.domain.recordings.RecordingType;
import dev.causerie.api.domain.recordings.Recordings;
import dev.causerie.api.event.Publisher;
import dev.causerie.api.http.Answer;
import dev.causerie.api.room.Room;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Recordings that capture nothing, and are finished when {@link #finish} says so. Used by the test's thread. */
public final class FakeRecordings implements Recordings {

    private static final byte[] FILE = {1, 2, 3, 4};

    private final Publisher publisher;
    private final Clock clock;
    private final List<Recording> all = new ArrayList<>();
    private final Map<String, Map<Long, RecordingChunk>> chunks = new HashMap<>();

    FakeRecordings(Publisher publisher, Clock clock) {
        this.publisher = publisher;
        this.clock = clock;
    }

    @Override
    public Recording start(Room room, RecordingType type, long userId) {
        if (running(room).isPresent()) {
            throw Rejected.conflict("This meeting is being recorded already");
        }
        Recording started = new Recording(
                all.size() + 1L,
                room,
                type,
                RecordingStatus.RECORDING,
                userId,
                clock.instant(),
                Optional.empty(),
                Duration.ZERO,
                0,
                0);
        all.add(started);
        publisher.publish(room, new RecordingChanged(started, userId));
        return started;
    }

    @Override
    public Recording stop(Room room, long userId) {
        Recording running = running(room).orElseThrow(() -> Rejected.conflict("This meeting is not being recorded"));
        return put(running, RecordingStatus.COMPOSING, userId);
    }

    /** Has the file of a recording made. */
    public void finish(long id) {
        put(find(id).orElseThrow(), RecordingStatus.READY, 0);
    }

    @Override
    public long add(Room room, RecordingChunk chunk) {
        Recording recording = running(room).orElseThrow(() -> Rejected.conflict("This meeting is not being recorded"));
        Map<Long, RecordingChunk> known = chunks.computeIfAbsent(
                recording.id() + " " + chunk.userId() + " " + chunk.kind(), first -> new TreeMap<>());
        long sequence = chunk.sequence().orElse(known.size());
        known.putIfAbsent(sequence, chunk);
        return sequence;
    }

    /** The chunks of a recording that a user handed in, in order. */
    public List<RecordingChunk> chunks(long id, long userId, RecordingChunk.Kind kind) {
        return List.copyOf(
                chunks.getOrDefault(id + " " + userId + " " + kind, Map.of()).values());
    }

    @Override
    public Optional<Recording> running(Room room) {
        return running().stream().filter(each -> each.room().equals(room)).findFirst();
    }

    @Override
    public List<Recording> running() {
        return all.stream()
                .filter(each -> each.status() == RecordingStatus.RECORDING)
                .toList();
    }

    @Override
    public boolean capturing(Room room) {
        return false;
    }

    @Override
    public Optional<Recording> find(long id) {
        return all.stream().filter(each -> each.id() == id).findFirst();
    }

    @Override
    public List<Recording> of(Room room, Optional<Long> before, int limit) {
        List<Recording> newestFirst = new ArrayList<>(all);
        Collections.reverse(newestFirst);
        return newestFirst.stream()
                .filter(each -> each.room().equals(room))
                .filter(each -> before.isEmpty() || each.id() < before.get())
                .limit(limit)
                .toList();
    }

    @Override
    public Answer.Stream open(long id) {
        if (find(id).filter(each -> each.status() == RecordingStatus.READY).isEmpty()) {
            throw Rejected.notFound("finished recording " + id);
        }
        return new Answer.Stream(
                "video/webm",
                FILE.length,
                (offset, length) -> new ByteArrayInputStream(FILE, (int) offset, (int) length));
    }

    @Override
    public void delete(long id, long userId) {
        Recording removed = find(id).orElseThrow(() -> Rejected.notFound("recording " + id));
        all.remove(removed);
        publisher.publish(removed.room(), new RecordingRemoved(removed, userId));
    }

    private Recording put(Recording before, RecordingStatus status, long by) {
        Recording after = new Recording(
                before.id(),
                before.room(),
                before.type(),
                status,
                before.startedBy(),
                before.startedAt(),
                Optional.of(before.stoppedAt().orElseGet(clock::instant)),
                Duration.between(before.startedAt(), before.stoppedAt().orElseGet(clock::instant)),
                FILE.length,
                status == RecordingStatus.READY ? 1 : 0);
        all.set(all.indexOf(before), after);
        publisher.publish(after.room(), new RecordingChanged(after, by));
        return after;
    }
}
