package dev.causerie.server.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.cookie.Cookie;
import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request as it came over the wire. Thread-safe. */
final class NettyRequest implements Request {

    private final Method method;
    private final String path;
    private final Map<String, String> pathParameters;
    private final Map<String, List<String>> query;
    private final HttpHeaders headers;
    private final InetSocketAddress remoteAddress;
    private final boolean secure;
    private final byte[] body;
    private final ObjectMapper mapper;
    private final Authenticator authenticator;
    private boolean authenticated;
    private Optional<?> principal = Optional.empty();

    NettyRequest(
            Method method,
            String path,
            String uri,
            Map<String, String> pathParameters,
            HttpHeaders headers,
            InetSocketAddress remoteAddress,
            boolean secure,
            byte[] body,
            ObjectMapper mapper,
            Authenticator authenticator) {
        this.method = method;
        this.path = path;
        this.pathParameters = pathParameters;
        this.query = parseQuery(uri);
        this.headers = headers;
        this.remoteAddress = remoteAddress;
        this.secure = secure;
        this.body = body;
        this.mapper = mapper;
        this.authenticator = authenticator;
    }

    private static Map<String, List<String>> parseQuery(String uri) {
        try {
            return new QueryStringDecoder(uri).parameters();
        } catch (IllegalArgumentException e) {
            throw HttpError.badRequest("The query is not percent-encoded correctly");
        }
    }

    @Override
    public Method method() {
        return method;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public String pathParameter(String name) {
        String value = pathParameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The route names no segment " + name);
        }
        return value;
    }

    @Override
    public Optional<String> query(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }

    @Override
    public Map<String, List<String>> query() {
        return query;
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    @Override
    public Optional<String> cookie(String name) {
        return headers.getAll(HttpHeaderNames.COOKIE).stream()
                .flatMap(header -> ServerCookieDecoder.LAX.decodeAll(header).stream())
                .filter(cookie -> cookie.name().equals(name))
                .map(Cookie::value)
                .findFirst();
    }

    @Override
    public InetSocketAddress remoteAddress() {
        return remoteAddress;
    }

    @Override
    public boolean secure() {
        return secure;
    }

    @Override
    public byte[] body() {
        return body;
    }

    @Override
    public <T> T json(Class<T> type) {
        return read(() -> mapper.readValue(body, type));
    }

    @Override
    public <T> T json(TypeReference<T> type) {
        return read(() -> mapper.readValue(body, type));
    }

    @Override
    public JsonNode json() {
        return json(JsonNode.class);
    }

    @Override
    public synchronized <P> Optional<P> principal(Class<P> type) {
        if (!authenticated) {
            principal = authenticator.authenticate(this);
            authenticated = true;
        }
        if (principal.isPresent() && !type.isInstance(principal.get())) {
            throw new IllegalStateException("The authenticator found no " + type.getName());
        }
        return principal.map(type::cast);
    }

    private interface Reading<T> {
        @Nullable
        T read() throws IOException;
    }

    private static <T> T read(Reading<T> reading) {
        T value;
        try {
            value = reading.read();
        } catch (JsonMappingException e) {
            throw HttpError.badRequest(where(e) + "does not fit");
        } catch (JacksonException e) {
            throw HttpError.badRequest("The body is not JSON");
        } catch (IOException e) {
            throw HttpError.badRequest("The body cannot be read");
        }
        if (value == null) {
            throw HttpError.badRequest("The body must not be null");
        }
        return value;
    }

    /** The field at fault, without Jackson's message, which names our classes. */
    private static String where(JsonMappingException e) {
        String field = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
        return field.isEmpty() ? "The body " : "Field " + field + " ";
    }
}
