package dev.causerie.server.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Serves files, with entity tags and the headers that keep a page from running what is not ours. Thread-safe; its
 * route names the rest of the path {@code path}, as in {@code /{path*}}.
 */
public final class StaticFiles implements RouteHandler {

    /** Plain names with an extension only: nothing hidden, no way up, no folder listing, no foreign separators. */
    private static final Pattern SAFE =
            Pattern.compile("([A-Za-z0-9_@+-][A-Za-z0-9_.@+-]*/)*[A-Za-z0-9_@+-][A-Za-z0-9_.@+-]*[.][A-Za-z0-9]+");

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("map", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("webp", "image/webp"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("webm", "video/webm"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("ogg", "audio/ogg"),
            Map.entry("wav", "audio/wav"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("wasm", "application/wasm"),
            Map.entry("ts", "text/plain; charset=utf-8"),
            Map.entry("txt", "text/plain; charset=utf-8"));

    private final List<AssetSource> sources;
    private final String contentSecurityPolicy;
    private final String cacheControl;

    /**
     * Serves what the sources have, the first that has it.
     *
     * @param contentSecurityPolicy the header's value for every file
     * @param cacheControl the header's value for every file, such as {@code no-cache}
     */
    public StaticFiles(List<AssetSource> sources, String contentSecurityPolicy, String cacheControl) {
        this.sources = List.copyOf(sources);
        this.contentSecurityPolicy = contentSecurityPolicy;
        this.cacheControl = cacheControl;
    }

    @Override
    public Response handle(Request request) throws IOException {
        String asked = request.pathParameter("path");
        String path = asked.isEmpty() || asked.endsWith("/") ? asked + "index.html" : asked;
        Asset asset = find(path).orElseThrow(() -> HttpError.notFound("There is no such file"));
        boolean known = request.header("if-none-match")
                .filter(tags -> matches(tags, asset.etag()))
                .isPresent();
        Response response = Response.bytes(type(path), known ? new byte[0] : asset.content());
        return dress(known ? response.withStatus(304) : response, asset.etag());
    }

    private Optional<Asset> find(String path) throws IOException {
        if (!SAFE.matcher(path).matches()) {
            return Optional.empty();
        }
        for (AssetSource source : sources) {
            Optional<byte[]> content = source.read(path);
            if (content.isPresent()) {
                return content.map(Asset::of);
            }
        }
        return Optional.empty();
    }

    private Response dress(Response response, String etag) {
        return response.withHeader(HttpHeaderNames.ETAG.toString(), etag)
                .withHeader(HttpHeaderNames.CACHE_CONTROL.toString(), cacheControl)
                .withHeader("content-security-policy", contentSecurityPolicy)
                .withHeader("x-content-type-options", "nosniff")
                .withHeader("referrer-policy", "same-origin");
    }

    private static boolean matches(String tags, String etag) {
        return tags.strip().equals("*") || List.of(tags.split("\\s*,\\s*")).contains(etag);
    }

    private static String type(String path) {
        String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(extension, "application/octet-stream");
    }
}
