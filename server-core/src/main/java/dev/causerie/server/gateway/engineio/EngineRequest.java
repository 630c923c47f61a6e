package dev.causerie.server.gateway.engineio;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What an Engine.IO request asks for, by its query parameters. Immutable, but for the request it wraps. */
record EngineRequest(FullHttpRequest http, Map<String, List<String>> query) {

    private static final String WEBSOCKET = "websocket";

    static EngineRequest parse(FullHttpRequest http) {
        return new EngineRequest(http, new QueryStringDecoder(http.uri()).parameters());
    }

    Optional<String> parameter(String name) {
        List<String> values = query.get(name);
        return values == null ? Optional.empty() : Optional.of(values.get(0));
    }

    boolean isGet() {
        return HttpMethod.GET.equals(http.method());
    }

    boolean isPost() {
        return HttpMethod.POST.equals(http.method());
    }

    boolean isOptions() {
        return HttpMethod.OPTIONS.equals(http.method());
    }

    boolean isWebSocket() {
        return parameter("transport").filter(WEBSOCKET::equals).isPresent();
    }

    Optional<String> sessionId() {
        return parameter("sid");
    }

    /** What is wrong with it, whichever session it names. */
    Optional<EngineError> fault() {
        String transport = parameter("transport").orElse("");
        if (!transport.equals("polling") && !transport.equals(WEBSOCKET)) {
            return Optional.of(EngineError.UNKNOWN_TRANSPORT);
        }
        if (parameter("EIO").filter("4"::equals).isEmpty()) {
            return Optional.of(EngineError.UNSUPPORTED_VERSION);
        }
        boolean newPost = sessionId().isEmpty() && !isGet();
        if (newPost || !(isGet() || isPost())) {
            return Optional.of(EngineError.BAD_HANDSHAKE_METHOD);
        }
        if (isWebSocket() != asksForWebSocket()) {
            return Optional.of(EngineError.BAD_REQUEST);
        }
        return Optional.empty();
    }

    private boolean asksForWebSocket() {
        return isGet() && http.headers().containsValue(HttpHeaderNames.UPGRADE, WEBSOCKET, true);
    }

    Handshake handshake(Channel channel) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name : http.headers().names()) {
            headers.putIfAbsent(
                    name.toLowerCase(Locale.ROOT), List.copyOf(http.headers().getAll(name)));
        }
        return new Handshake(
                headers,
                query,
                (InetSocketAddress) channel.remoteAddress(),
                channel.pipeline().get(SslHandler.class) != null,
                isWebSocket() ? WEBSOCKET : "polling");
    }
}
