package dev.causerie.server.auth.http;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.causerie.server.http.Authenticator;
import dev.causerie.server.http.HttpError;
import dev.causerie.server.http.Method;
import dev.causerie.server.http.Request;
import dev.causerie.server.http.Response;
import dev.causerie.server.http.ResponseBody;
import dev.causerie.server.http.Route;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.*;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

final class Served implements AutoCloseable {
    private final HttpServer server;
    private final ObjectMapper mapper = new ObjectMapper().registerModule(new Jdk8Module());

    Served(List<Route> routes, Authenticator authenticator) throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", ex -> {
            Response r;
            try {
                Route route = routes.stream()
                        .filter(x ->
                                x.pattern().toString().equals(ex.getRequestURI().getPath())
                                        && x.method().name().equals(ex.getRequestMethod()))
                        .findFirst()
                        .orElseThrow(() -> HttpError.notFound("nothing"));
                Req q = new Req(ex, ex.getRequestBody().readAllBytes(), mapper, authenticator);
                if (q.body().length > route.maxBodyBytes()) throw HttpError.payloadTooLarge("too long");
                r = route.handler().handle(q).toCompletableFuture().join();
            } catch (HttpError e) {
                r = Response.json(e.status(), Map.of("error", Map.of("code", e.code(), "message", e.getMessage())));
            } catch (Throwable e) {
                e.printStackTrace();
                r = Response.json(500, Map.of("error", Map.of("code", "INTERNAL_ERROR", "message", "" + e)));
            }
            r.headers().forEach(h -> ex.getResponseHeaders().add(h.getKey(), h.getValue()));
            byte[] out = r.body() instanceof ResponseBody.Json j ? mapper.writeValueAsBytes(j.value()) : new byte[0];
            ex.sendResponseHeaders(r.status(), out.length == 0 ? -1 : out.length);
            if (out.length > 0) ex.getResponseBody().write(out);
            ex.close();
        });
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private record Req(HttpExchange ex, byte[] body, ObjectMapper mapper, Authenticator auth) implements Request {
        public Method method() {
            return Method.valueOf(ex.getRequestMethod());
        }

        public String path() {
            return ex.getRequestURI().getRawPath();
        }

        public String pathParameter(String n) {
            throw new IllegalArgumentException(n);
        }

        public Optional<String> query(String n) {
            return query().getOrDefault(n, List.of()).stream().findFirst();
        }

        public Map<String, List<String>> query() {
            String q = ex.getRequestURI().getRawQuery();
            if (q == null) return Map.of();
            return Arrays.stream(q.split("&", -1))
                    .map(p -> p.split("=", 2))
                    .collect(Collectors.groupingBy(
                            p -> p[0],
                            Collectors.mapping(
                                    p -> URLDecoder.decode(p[1], StandardCharsets.UTF_8), Collectors.toList())));
        }

        public Optional<String> header(String n) {
            return Optional.ofNullable(ex.getRequestHeaders().getFirst(n));
        }

        public Optional<String> cookie(String n) {
            return header("cookie").stream()
                    .flatMap(c -> Arrays.stream(c.split("; ", -1)))
                    .filter(c -> c.startsWith(n + "="))
                    .map(c -> c.substring(n.length() + 1))
                    .findFirst();
        }

        public InetSocketAddress remoteAddress() {
            return ex.getRemoteAddress();
        }

        public boolean secure() {
            return false;
        }

        public <T> T json(Class<T> t) {
            throw new UnsupportedOperationException();
        }

        public <T> T json(TypeReference<T> t) {
            throw new UnsupportedOperationException();
        }

        public JsonNode json() {
            try {
                JsonNode n = mapper.readTree(body);
                if (n.isMissingNode()) throw HttpError.badRequest("The body must be JSON");
                return n;
            } catch (IOException e) {
                throw HttpError.badRequest("The body must be JSON");
            }
        }

        public <P> Optional<P> principal(Class<P> t) {
            return auth.authenticate(this).map(t::cast);
        }
    }
}
