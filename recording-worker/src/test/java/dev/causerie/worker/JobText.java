package dev.causerie.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Builds a job's JSON, storing the fragments it names. */
final class JobText {

    private static final AtomicInteger RECORDINGS = new AtomicInteger();

    private final String folder = "meeting/rec-" + RECORDINGS.incrementAndGet();
    private final ObjectNode job = new ObjectMapper().createObjectNode();
    private final ArrayNode tracks;

    JobText(String endpoint, String type) {
        job.put("recordingId", "rec-1").put("type", type).put("outputPrefix", folder + "/files");
        job.putObject("s3")
                .put("endpoint", endpoint)
                .put("region", TestStore.REGION)
                .put("accessKey", TestStore.ACCESS_KEY)
                .put("secretKey", TestStore.SECRET_KEY)
                .put("bucket", TestStore.BUCKET);
        job.putObject("composite").put("width", 320).put("height", 240).put("fps", 15);
        tracks = job.putArray("tracks");
    }

    /** Stores the fragments and names them in the job: 0 is the header. */
    JobText track(TestStore store, String trackId, String kind, long startMs, List<byte[]> fragments) throws Exception {
        ArrayNode refs = describe(trackId, kind, startMs);
        for (int i = 0; i < fragments.size(); i++) {
            store.put(key(trackId, i), fragments.get(i));
            add(refs, trackId, i, fragments.get(i).length);
        }
        return this;
    }

    ObjectNode json() {
        return job;
    }

    ArrayNode fragments(int track) {
        return (ArrayNode) tracks.get(track).get("fragments");
    }

    String compositeKey() {
        return folder + "/files/composite.webm";
    }

    String trackKey(String trackId) {
        return folder + "/files/tracks/" + trackId + ".webm";
    }

    String key(String trackId, int sequence) {
        return folder + "/" + trackId + "/" + sequence;
    }

    @Override
    public String toString() {
        return job.toString();
    }

    ArrayNode describe(String trackId, String kind, long startMs) {
        return tracks.addObject()
                .put("trackId", trackId)
                .put("participantId", "user-" + trackId.charAt(0))
                .put("username", "Zoë " + trackId.charAt(0))
                .put("kind", kind)
                .put("source", kind.equals("audio") ? "microphone" : trackId.contains("screen") ? "screen" : "camera")
                .put("codec", kind.equals("audio") ? "opus" : "vp8")
                .put("startMs", startMs)
                .put("someFieldOfTomorrow", true)
                .putArray("fragments");
    }

    void add(ArrayNode refs, String trackId, int sequence, int size) {
        refs.addObject()
                .put("sequence", sequence)
                .put("key", key(trackId, sequence))
                .put("size", size);
    }
}
