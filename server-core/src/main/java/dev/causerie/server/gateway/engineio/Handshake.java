package dev.causerie.server.gateway.engineio;

import io.netty.handler.codec.http.cookie.Cookie;
import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The HTTP request that opened a connection. Immutable.
 *
 * @param headers by lower-case name
 * @param query the decoded query parameters
 * @param remoteAddress the other end of the TCP connection
 * @param secure whether the connection came over TLS to us
 * @param transport {@code websocket} or {@code polling}; an upgrade does not change it
 */
public record Handshake(
        Map<String, List<String>> headers,
        Map<String, List<String>> query,
        InetSocketAddress remoteAddress,
        boolean secure,
        String transport) {

    public Handshake {
        headers = Map.copyOf(headers);
        query = Map.copyOf(query);
    }

    /** The first header of that name, in any case. */
    public Optional<String> header(String name) {
        return first(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The first query parameter of that name. */
    public Optional<String> queryParameter(String name) {
        return first(query.get(name));
    }

    /** The cookies by name; of several with one name the first, as browsers send the most specific one first. */
    public Map<String, String> cookies() {
        Map<String, String> found = new LinkedHashMap<>();
        for (String header : headers.getOrDefault("cookie", List.of())) {
            for (Cookie cookie : ServerCookieDecoder.LAX.decodeAll(header)) {
                found.putIfAbsent(cookie.name(), cookie.value());
            }
        }
        return found;
    }

    private static Optional<String> first(@org.jspecify.annotations.Nullable List<String> values) {
        return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }
}
