package dev.causerie.api.domain.recordings;

import dev.causerie.api.http.Answer;
import dev.causerie.api.room.Room;
import java.util.List;
import java.util.Optional;

/**
 * The recordings; offered by the host. Capturing goes on whatever becomes of the plugin that started it, and survives the
 * server: what was captured before a crash is composed at the next start. Who may is the plugin's to say. Calls block
 * on the database. Thread-safe.
 */
public interface Recordings {

    /**
     * Starts capturing what the room carries, now and from then on; returns once that is durable.
     *
     * @throws dev.causerie.api.Rejected with {@code CONFLICT} if the room is being recorded
     */
    Recording start(Room room, RecordingType type, long userId);

    /**
     * Ends capturing and has the file composed; returns once that is durable.
     *
     * @throws dev.causerie.api.Rejected with {@code CONFLICT} if the room is not being recorded
     */
    Recording stop(Room room, long userId);

    /**
     * Keeps a chunk with the recording that captures the room now; returns once it is durable. One that came before, by user,
     * kind and sequence, is taken once: the first counts.
     *
     * @return its sequence
     * @throws dev.causerie.api.Rejected with {@code CONFLICT} if the room is not being recorded, {@code UNAVAILABLE} if the
     *     object store is away; the chunk may be handed in again
     */
    long add(Room room, RecordingChunk chunk);

    /** The recording that captures the room now. */
    Optional<Recording> running(Room room);

    /** Every recording that captures a room now. */
    List<Recording> running();

    /** Whether anybody publishes what a running recording captures. */
    boolean capturing(Room room);

    /** The recording with this id. */
    Optional<Recording> find(long id);

    /** The recordings of a room, newest first, older than {@code before}. */
    List<Recording> of(Room room, Optional<Long> before, int limit);

    /**
     * The finished file.
     *
     * @throws dev.causerie.api.Rejected with {@code NOT_FOUND} if it is not ready
     */
    Answer.Stream open(long id);

    /**
     * Removes a recording and everything of it that is stored; one that is running is stopped first. Publishes
     * {@link RecordingRemoved}.
     */
    void delete(long id, long userId);
}
