package dev.causerie.server.host.parts;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.http.Request;
import java.util.Optional;

/** The server's request, as a plugin sees it. Immutable. */
record PluginRequest(dev.causerie.server.http.Request request, User user) implements Request {

    @Override
    public String path(String name) {
        return request.pathParameter(name);
    }

    @Override
    public Optional<String> query(String name) {
        return request.query(name);
    }

    @Override
    public Optional<String> header(String name) {
        return request.header(name);
    }

    @Override
    public int limit(int fallback, int most) {
        Optional<String> asked = query("limit");
        if (asked.isEmpty()) {
            return fallback;
        }
        String text = asked.get();
        int limit = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > most) {
            throw Rejected.badRequest("limit", "must be a whole number from 1 to " + most);
        }
        return limit;
    }
}
