package dev.causerie.server.http;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request that a route answers. Thread-safe, except that {@link #body()} is the array itself. */
public interface Request {

    Method method();

    /** The path as it was sent, percent-encoded, without the query. */
    String path();

    /**
     * The decoded segment that the pattern names.
     *
     * @throws IllegalArgumentException if the route's pattern has no such name
     */
    String pathParameter(String name);

    /** The first query parameter of that name. */
    Optional<String> query(String name);

    /** Every query parameter, decoded. */
    Map<String, List<String>> query();

    /** The first header of that name, in any case. */
    Optional<String> header(String name);

    /** The first cookie of that name. */
    Optional<String> cookie(String name);

    /** The other end of the TCP connection. */
    InetSocketAddress remoteAddress();

    /** Whether the connection came over TLS to us. */
    boolean secure();

    /** The body, empty where there is none. */
    byte[] body();

    /**
     * The body bound to {@code type}.
     *
     * @throws HttpError with {@code BAD_REQUEST} if the body is not JSON or does not fit; it names the field
     */
    <T> T json(Class<T> type);

    /** The body bound to a generic type; fails as {@link #json(Class)} does. */
    <T> T json(TypeReference<T> type);

    /** The body as a tree; fails as {@link #json(Class)} does. */
    JsonNode json();

    /**
     * The caller as the {@link Authenticator} found it, or nothing for an anonymous one.
     *
     * @throws HttpError with {@code UNAUTHORIZED} if the request carries credentials that are not good
     * @throws IllegalStateException if the authenticator found something that is not a {@code type}
     */
    <P> Optional<P> principal(Class<P> type);
}
