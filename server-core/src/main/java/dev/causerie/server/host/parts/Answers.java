package dev.causerie.server.host.parts;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.causerie.api.http.Answer;
import dev.causerie.server.host.PluginHandle;
import dev.causerie.server.http.Response;
import dev.causerie.server.http.StreamSource;
import java.io.InputStream;

/**
 * Makes the server's responses of a plugin's answers. JSON is written here, with the plugin's own mapper: the server's would
 * keep the plugin's records. Thread-safe.
 */
record Answers(PluginHandle plugin) {

    Response response(Answer answer) throws JsonProcessingException {
        Response response = body(answer).withStatus(answer.status());
        for (var header : answer.headers().entrySet()) {
            response = response.withHeader(header.getKey(), header.getValue());
        }
        return response;
    }

    private Response body(Answer answer) throws JsonProcessingException {
        if (answer.json().isPresent()) {
            return Response.bytes(
                    "application/json",
                    plugin.mapper().writeValueAsBytes(answer.json().get()));
        }
        return answer.stream().map(this::stream).orElseGet(Response::noContent);
    }

    private Response stream(Answer.Stream stream) {
        return Response.stream(stream.contentType(), new PluginStream(plugin, stream));
    }

    private record PluginStream(PluginHandle plugin, Answer.Stream stream) implements StreamSource {

        @Override
        public InputStream open(long offset) {
            return plugin.supplyInside(() -> stream.open().open(offset, stream.length() - offset));
        }

        @Override
        public long length() {
            return stream.length();
        }
    }
}
