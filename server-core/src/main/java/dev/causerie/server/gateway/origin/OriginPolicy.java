package dev.causerie.server.gateway.origin;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which web origins browsers may call us from. Thread-safe. */
@FunctionalInterface
public interface OriginPolicy {

    /** Whether pages of this origin, such as {@code https://example.org:8443}, may call. */
    boolean lists(String origin);

    /**
     * Exactly these origins. A port written as {@code *}, as in {@code http://localhost:*}, stands for any port and
     * for none.
     *
     * @throws IllegalArgumentException if one is not {@code scheme://host} or {@code scheme://host:port}
     */
    static OriginPolicy of(Collection<String> origins) {
        Set<String> listed = origins.stream().map(OriginPolicy::normal).collect(Collectors.toUnmodifiableSet());
        return origin -> {
            String asked = origin.toLowerCase(Locale.ROOT);
            return listed.contains(asked) || listed.contains(asked.replaceFirst("(:[0-9]+)?$", ":*"));
        };
    }

    /** No other origin than our own. */
    static OriginPolicy ownOnly() {
        return origin -> false;
    }

    /** Whether a request may pass: it carries no {@code Origin}, or that of our own host, or a listed one. */
    default boolean admits(HttpHeaders request) {
        String origin = request.get(HttpHeaderNames.ORIGIN);
        return origin == null || isOwn(origin, request.get(HttpHeaderNames.HOST)) || lists(origin);
    }

    /** The same for a server at which TLS ends: a page that came by plain HTTP, from the same host too, is not our own. */
    default OriginPolicy overTls() {
        OriginPolicy plain = this;
        return new OriginPolicy() {
            @Override
            public boolean lists(String origin) {
                return plain.lists(origin);
            }

            @Override
            public boolean admits(HttpHeaders request) {
                String origin = request.get(HttpHeaderNames.ORIGIN);
                boolean plainHttp =
                        origin != null && origin.toLowerCase(Locale.ROOT).startsWith("http://");
                return plain.admits(request) && (!plainHttp || lists(origin));
            }
        };
    }

    private static boolean isOwn(String origin, @Nullable String host) {
        int authority = origin.indexOf("://");
        return host != null && authority > 0 && origin.substring(authority + 3).equalsIgnoreCase(host);
    }

    private static String normal(String origin) {
        String lower = origin.toLowerCase(Locale.ROOT);
        if (!lower.matches("[a-z][a-z0-9+.-]*://(\\[[0-9a-f:.]+]|[^/:*]+)(:([0-9]+|\\*))?")) {
            throw new IllegalArgumentException("An origin is scheme://host or scheme://host:port, not " + origin);
        }
        return lower;
    }
}
