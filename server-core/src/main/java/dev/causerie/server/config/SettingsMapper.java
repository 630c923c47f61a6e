package dev.causerie.server.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.Serial;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/** Makes the mapper that reads single values as HOCON writes them: durations, sizes, on and off. Stateless. */
final class SettingsMapper {
    private SettingsMapper() {}

    static ObjectMapper create() {
        var values = new SimpleModule()
                .addDeserializer(Duration.class, new Value<>(Duration.class, config -> config.getDuration("v")))
                .addDeserializer(
                        ByteSize.class, new Value<>(ByteSize.class, config -> new ByteSize(config.getBytes("v"))))
                .addDeserializer(Boolean.class, new Value<>(Boolean.class, config -> config.getBoolean("v")))
                .addDeserializer(boolean.class, new Value<>(Boolean.class, config -> config.getBoolean("v")))
                .addDeserializer(Secret.class, new Value<>(Secret.class, config -> new Secret(config.getString("v"))));
        return JsonMapper.builder()
                .addModules(new Jdk8Module(), values)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .build();
    }

    /** One scalar, read by the configuration library's own grammar. Immutable. */
    private static final class Value<T> extends StdScalarDeserializer<T> {
        @Serial
        private static final long serialVersionUID = 1L;

        private final transient Function<Config, T> reading;

        Value(Class<T> type, Function<Config, T> reading) {
            super(type);
            this.reading = reading;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var text = parser.getValueAsString("");
            try {
                return reading.apply(ConfigFactory.parseMap(Map.of("v", text)));
            } catch (ConfigException | IllegalArgumentException e) {
                throw (JsonProcessingException) context.weirdStringException(text, handledType(), "unreadable")
                        .initCause(e);
            }
        }
    }
}
