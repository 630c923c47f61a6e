package dev.causerie.server.jobs;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.nio.charset.StandardCharsets;

/** Stores a job's JSON as it is: the library's own way would be Java serialization. Stateless. */
final class JsonBytes implements Serializer {
    @Override
    public byte[] serialize(Object json) {
        return ((String) json).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public <T> T deserialize(Class<T> type, byte[] bytes) {
        return type.cast(new String(bytes, StandardCharsets.UTF_8));
    }
}
