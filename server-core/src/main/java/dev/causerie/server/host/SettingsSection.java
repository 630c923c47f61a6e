package dev.causerie.server.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.causerie.api.InvalidSettings;
import jakarta.validation.Validator;
import java.time.Duration;

/**
 * Binds a plugin's section of the configuration to its settings record. As payloads, but unknown keys are refused, and what the
 * environment substitutes may be a string for a boolean too. Thread-safe.
 */
final class SettingsSection {

    private final String section;
    private final JsonNode settings;
    private final ObjectMapper mapper;
    private final Validator validator;

    SettingsSection(String pluginId, JsonNode settings, ObjectMapper pluginMapper, Validator validator) {
        this.section = "plugins.settings." + pluginId;
        this.settings = settings;
        this.mapper = pluginMapper
                .copy()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .registerModule(new SimpleModule("hocon").addDeserializer(Duration.class, new HoconDuration()));
        mapper.coercionConfigFor(LogicalType.Boolean).setCoercion(CoercionInputShape.String, CoercionAction.TryConvert);
        this.validator = validator;
    }

    <S extends Record> S bind(Class<S> type) {
        S bound;
        try {
            bound = mapper.treeToValue(settings, type);
        } catch (JsonProcessingException failure) {
            String fault = PluginJson.describe("", failure);
            throw new InvalidSettings(section + (fault.startsWith(" ") ? "" : ".") + fault);
        }
        Violations.describe(validator.validate(bound)).ifPresent(fault -> {
            throw new InvalidSettings(section + "." + fault);
        });
        return bound;
    }
}
