package dev.causerie.server.host.parts;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.causerie.api.event.Nothing;
import dev.causerie.server.host.PluginHandle;
import dev.causerie.server.host.PluginJson;
import dev.causerie.server.host.Violations;
import dev.causerie.server.http.HttpError;
import dev.causerie.server.http.Request;
import java.io.IOException;

/** Binds request bodies to a plugin's records with the plugin's own mapper and validator. Thread-safe. */
record JsonBodies(PluginHandle plugin) {

    /**
     * The body, which fits.
     *
     * @throws HttpError with {@code BAD_REQUEST}, naming the field and what it must be
     */
    <B extends Record> B read(Request request, Class<B> type) {
        if (type == Nothing.class) {
            return type.cast(new Nothing());
        }
        B body = bind(request.body(), type);
        Violations.describe(plugin.validator().validate(body)).ifPresent(fault -> {
            throw HttpError.badRequest(fault);
        });
        return body;
    }

    private <B> B bind(byte[] json, Class<B> type) {
        B body;
        try {
            body = plugin.mapper().readValue(json, type);
        } catch (JsonProcessingException failure) {
            throw HttpError.badRequest(PluginJson.describe("The body", failure));
        } catch (IOException malformed) {
            throw HttpError.badRequest("The body must be JSON in UTF-8");
        }
        if (body == null) {
            throw HttpError.badRequest("The body must be an object");
        }
        return body;
    }
}
