package dev.causerie.testkit;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.http.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;

/** A REST request that a test makes. Immutable. */
final class FakeRequest implements Request {

    private final User user;
    private final Matcher path;
    private final String target;

    FakeRequest(User user, Matcher path, String target) {
        this.user = user;
        this.path = path;
        this.target = target;
    }

    @Override
    public User user() {
        return user;
    }

    @Override
    public String path(String name) {
        return URLDecoder.decode(path.group(name), StandardCharsets.UTF_8);
    }

    @Override
    public Optional<String> query(String name) {
        return Arrays.stream(target.replaceFirst("[^?]*\\??", "").split("&", -1))
                .filter(parameter -> parameter.startsWith(name + "="))
                .map(parameter -> URLDecoder.decode(parameter.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst();
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.empty();
    }

    @Override
    public int limit(int fallback, int most) {
        String limit = query("limit").orElse(Integer.toString(fallback));
        if (!limit.matches("\\d{1,9}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > most) {
            throw Rejected.badRequest("limit", "must be 1 to " + most);
        }
        return Integer.parseInt(limit);
    }
}
