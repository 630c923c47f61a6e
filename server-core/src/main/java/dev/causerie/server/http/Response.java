package dev.causerie.server.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.cookie.Cookie;
import io.netty.handler.codec.http.cookie.ServerCookieEncoder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a route answers. Immutable.
 *
 * @param status the HTTP status
 * @param headers in their order; the writer adds length, date and connection headers by itself
 * @param body what follows
 */
public record Response(int status, List<Map.Entry<String, String>> headers, ResponseBody body) {

    public Response {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status must be 200 to 599, not " + status);
        }
        headers = List.copyOf(headers);
    }

    /** 200 with a value that the server's mapper writes as JSON. */
    public static Response json(Object value) {
        return json(200, value);
    }

    /** A value that the server's mapper writes as JSON, with a status. */
    public static Response json(int status, Object value) {
        return new Response(status, List.of(), new ResponseBody.Json(value));
    }

    /** 200 with text. */
    public static Response text(String text) {
        return bytes("text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /** 200 with bytes; honours {@code Range}. */
    public static Response bytes(String contentType, byte[] content) {
        return of(contentType, new ResponseBody.Bytes(content));
    }

    /** 200 with the content of a source of known length, read as the client takes it; honours {@code Range}. */
    public static Response stream(String contentType, StreamSource source) {
        return of(contentType, new ResponseBody.Stream(source));
    }

    /** 200 with a stream whose length nobody knows, sent in chunks as the client takes them. */
    public static Response chunked(String contentType, ResponseBody.Opener opener) {
        return of(contentType, new ResponseBody.Chunked(opener));
    }

    /** 204. */
    public static Response noContent() {
        return new Response(204, List.of(), new ResponseBody.Bytes(new byte[0]));
    }

    /** 303: look there with GET. */
    public static Response seeOther(URI location) {
        return new Response(303, List.of(), new ResponseBody.Bytes(new byte[0]))
                .withHeader(HttpHeaderNames.LOCATION.toString(), location.toASCIIString());
    }

    /** 302: it is there for now. */
    public static Response redirect(URI location) {
        return new Response(302, List.of(), new ResponseBody.Bytes(new byte[0]))
                .withHeader(HttpHeaderNames.LOCATION.toString(), location.toASCIIString());
    }

    /** The same with another status. */
    public Response withStatus(int newStatus) {
        return new Response(newStatus, headers, body);
    }

    /** The same with one more header. */
    public Response withHeader(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new Response(status, more, body);
    }

    /**
     * The same with one more cookie.
     *
     * @throws IllegalArgumentException if its name or value has characters that RFC 6265 does not allow
     */
    public Response withCookie(Cookie cookie) {
        return withHeader(HttpHeaderNames.SET_COOKIE.toString(), ServerCookieEncoder.STRICT.encode(cookie));
    }

    private static Response of(String contentType, ResponseBody body) {
        return new Response(200, List.of(), body).withHeader(HttpHeaderNames.CONTENT_TYPE.toString(), contentType);
    }
}
