package dev.causerie.server.app;

import dev.causerie.server.http.AssetSource;
import dev.causerie.server.http.Method;
import dev.causerie.server.http.Route;
import dev.causerie.server.http.StaticFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The web page, from the class path. Its build has written the policy that admits its import map. */
final class Page {

    private static final String STRICT = "default-src 'self'";

    private final ClassLoader loader = Page.class.getClassLoader();

    /** Answers every GET that no other route takes. */
    Route route() {
        return Route.of(
                Method.GET,
                "/{path*}",
                new StaticFiles(List.of(AssetSource.classPath(loader, "web")), policy(), "no-cache"));
    }

    private String policy() {
        try (InputStream in = loader.getResourceAsStream("web/csp.txt")) {
            return in == null ? STRICT : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
