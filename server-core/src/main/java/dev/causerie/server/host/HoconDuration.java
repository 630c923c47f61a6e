package dev.causerie.server.host;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;

/** Reads durations as configuration files write them, {@code 5s}, and as ISO-8601 does. Immutable. */
final class HoconDuration extends StdScalarDeserializer<Duration> {

    HoconDuration() {
        super(Duration.class);
    }

    @Override
    public Duration deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        String text = parser.getValueAsString("");
        try {
            return text.startsWith("P")
                    ? Duration.parse(text)
                    : ConfigFactory.parseMap(Map.of("it", text)).getDuration("it");
        } catch (ConfigException | DateTimeParseException unreadable) {
            return (Duration) context.handleWeirdStringValue(Duration.class, text, "no duration");
        }
    }
}
