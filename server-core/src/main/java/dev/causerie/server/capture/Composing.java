package dev.causerie.server.capture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.causerie.api.domain.recordings.Recording;
import dev.causerie.api.domain.recordings.RecordingChanged;
import dev.causerie.api.domain.recordings.RecordingProgressed;
import dev.causerie.api.domain.recordings.RecordingStatus;
import dev.causerie.api.room.Room;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job that has one recording composed by a worker process. It may run again: the keys of the files follow from the recording, and
 * a recording that is ready stays so. Thread-safe.
 */
public final class Composing {

    private static final Logger LOG = LoggerFactory.getLogger(Composing.class);
    private static final long PROGRESS_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int ATTEMPTS = 5;

    private final CaptureParts parts;
    private final RecordingMapper mapper;
    private final WorkerProcess worker;
    private final JsonNode storage;
    private final BiConsumer<Room, RecordingProgressed> progressed;
    private long toldAt;

    /**
     * Composing by {@code worker}.
     *
     * @param storage where the worker finds the object store: endpoint, region, accessKey, secretKey, bucket
     * @param progressed tells the room how far it is
     */
    public Composing(
            CaptureParts parts,
            WorkerProcess worker,
            JsonNode storage,
            BiConsumer<Room, RecordingProgressed> progressed) {
        this.parts = parts;
        this.mapper = parts.store().mapper(RecordingMapper.class);
        this.worker = worker;
        this.storage = storage;
        this.progressed = progressed;
    }

    /**
     * Composes a recording; blocks for as long as that takes.
     *
     * @param attempt 1 at the first
     * @throws IOException to be tried again later
     */
    public void compose(long recordingId, int attempt) throws IOException, InterruptedException {
        Optional<RecordingRow> row =
                mapper.find(recordingId).filter(each -> each.status() == RecordingStatus.COMPOSING);
        if (row.isEmpty()) {
            return;
        }
        Recording recording = row.get().recording();
        try {
            ComposedFile file = worker.run(job(recording), ratio -> progress(recording, ratio));
            settle(
                    recording,
                    () -> mapper.ready(recordingId, file.durationMs(), file.size(), file.key(), file.contentType()));
            LOG.info("Recording {} is ready: {} ms, {} bytes", recordingId, file.durationMs(), file.size());
        } catch (ComposeFailure failure) {
            if (failure.worthTrying() && attempt < ATTEMPTS) {
                throw failure;
            }
            LOG.error("Recording {} can not be composed: {}", recordingId, failure.getMessage());
            settle(recording, () -> mapper.fail(recordingId));
        }
    }

    private void settle(Recording recording, IntSupplier change) {
        parts.store().transaction(() -> {
            if (change.getAsInt() == 1) {
                Recording now = mapper.find(recording.id()).orElseThrow().recording();
                parts.publish(recording.room(), new RecordingChanged(now, 0));
            }
            return true;
        });
    }

    private void progress(Recording recording, double ratio) {
        long now = System.nanoTime();
        synchronized (this) {
            if (now - toldAt < PROGRESS_EVERY_NANOS) {
                return;
            }
            toldAt = now;
        }
        mapper.progress(recording.id(), ratio);
        progressed.accept(recording.room(), new RecordingProgressed(recording.id(), ratio));
    }

    private JsonNode job(Recording recording) {
        ObjectNode job = new ObjectMapper().createObjectNode();
        job.put("recordingId", Long.toString(recording.id()))
                .put("type", recording.type().name().toLowerCase(Locale.ROOT))
                .put("outputPrefix", RecordingKeys.output(recording.id()))
                .set("s3", storage);
        job.putObject("composite").put("width", 1280).put("height", 720).put("fps", 25);
        Map<String, List<FragmentRow>> fragments =
                mapper.fragments(recording.id()).stream().collect(Collectors.groupingBy(FragmentRow::trackId));
        ArrayNode tracks = job.putArray("tracks");
        for (TrackRow track : mapper.tracks(recording.id())) {
            List<FragmentRow> mine = fragments.getOrDefault(track.trackId(), List.of());
            if (!mine.isEmpty()) {
                tracks.add(track(track, mine));
            }
        }
        return job;
    }

    private static ObjectNode track(TrackRow track, List<FragmentRow> fragments) {
        ObjectNode node = new ObjectMapper().createObjectNode();
        node.put("trackId", track.trackId())
                .put("participantId", Long.toString(track.userId()))
                .put("username", track.username())
                .put("kind", track.kind())
                .put("source", track.source())
                .put("codec", track.codec())
                .put("startMs", track.startMs());
        ArrayNode list = node.putArray("fragments");
        for (FragmentRow fragment : fragments) {
            list.addObject()
                    .put("sequence", fragment.sequence())
                    .put("key", fragment.objectKey())
                    .put("size", fragment.size());
        }
        return node;
    }
}
