package dev.causerie.server.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.server.gateway.origin.Cors;
import dev.causerie.server.gateway.origin.OriginPolicy;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the route of a request and has a worker answer it. Thread-safe. */
final class RequestDispatch {

    private static final Logger LOG = LoggerFactory.getLogger(RequestDispatch.class);

    private final Router router;
    private final Executor workers;
    private final Authenticator authenticator;
    private final OriginPolicy origins;
    private final ObjectMapper mapper;
    private final ResponseWriter writer;

    RequestDispatch(
            Router router,
            Executor workers,
            Authenticator authenticator,
            OriginPolicy origins,
            ObjectMapper mapper,
            ResponseWriter writer) {
        this.router = router;
        this.workers = workers;
        this.authenticator = authenticator;
        this.origins = origins;
        this.mapper = mapper;
        this.writer = writer;
    }

    /** Answers on the event loop what needs no handler, and everything else on a worker. */
    void serve(Answer answer, FullHttpRequest http) {
        try {
            String uri = http.uri();
            int query = uri.indexOf('?');
            String rawPath = query < 0 ? uri : uri.substring(0, query);
            RequestPath path = RequestPath.parse(rawPath);
            if (HttpMethod.OPTIONS.equals(http.method())) {
                options(answer, path);
                return;
            }
            if (!origins.admits(http.headers())) {
                throw HttpError.forbidden("Pages of this origin may not call");
            }
            Router.Match match = match(answer, path);
            NettyRequest request = request(answer, http, rawPath, match);
            workers.execute(() -> run(answer, match.route(), request));
        } catch (HttpError e) {
            writer.error(answer, e);
        } catch (RejectedExecutionException e) {
            writer.error(answer, HttpError.unavailable("Too many requests wait already"));
        }
    }

    private Router.Match match(Answer answer, RequestPath path) {
        Optional<Method> method = method(answer.method());
        Optional<Router.Match> match = method.flatMap(known -> router.find(known, path));
        if (match.isPresent()) {
            return match.get();
        }
        Set<Method> allowed = router.methods(path);
        if (allowed.isEmpty()) {
            throw HttpError.notFound("There is nothing at this path");
        }
        throw HttpError.methodNotAllowed(names(allowed));
    }

    private NettyRequest request(Answer answer, FullHttpRequest http, String path, Router.Match match) {
        if (http.content().readableBytes() > match.route().maxBodyBytes()) {
            throw HttpError.payloadTooLarge("The body may have " + match.route().maxBodyBytes() + " bytes");
        }
        return new NettyRequest(
                match.route().method(),
                path,
                http.uri(),
                match.pathParameters(),
                answer.request(),
                (InetSocketAddress) answer.context().channel().remoteAddress(),
                answer.context().pipeline().get(SslHandler.class) != null,
                ByteBufUtil.getBytes(http.content()),
                mapper,
                authenticator);
    }

    private void run(Answer answer, Route route, NettyRequest request) {
        CompletionStage<Response> stage;
        try {
            stage = route.handler().handle(request);
        } catch (Exception e) {
            fail(answer, route, e);
            return;
        }
        stage.whenComplete((response, failure) -> finish(answer, route, response, failure));
    }

    private void finish(Answer answer, Route route, @Nullable Response response, @Nullable Throwable failure) {
        if (failure != null || response == null) {
            fail(answer, route, failure == null ? new NullPointerException("No response") : failure);
            return;
        }
        try {
            writer.write(answer, response, workers);
        } catch (RuntimeException e) {
            fail(answer, route, e);
        }
    }

    private void fail(Answer answer, Route route, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof HttpError error) {
            writer.error(answer, error);
            return;
        }
        String id = UUID.randomUUID().toString();
        LOG.error("{} {} failed, id {}", route.method(), route.pattern(), id, cause);
        writer.error(answer, HttpError.internal(id));
    }

    private void options(Answer answer, RequestPath path) {
        Set<Method> methods = router.methods(path);
        if (methods.isEmpty()) {
            throw HttpError.notFound("There is nothing at this path");
        }
        boolean preflight = Cors.isPreflight(answer.method(), answer.request());
        writer.options(answer, names(methods), preflight);
    }

    private static Optional<Method> method(HttpMethod method) {
        return switch (method.name().toUpperCase(Locale.ROOT)) {
            case "GET", "HEAD" -> Optional.of(Method.GET);
            case "POST" -> Optional.of(Method.POST);
            case "PUT" -> Optional.of(Method.PUT);
            case "PATCH" -> Optional.of(Method.PATCH);
            case "DELETE" -> Optional.of(Method.DELETE);
            default -> Optional.empty();
        };
    }

    private static String names(Set<Method> methods) {
        String names = methods.stream().map(Method::name).collect(Collectors.joining(", "));
        return (methods.contains(Method.GET) ? "HEAD, " : "") + "OPTIONS, " + names;
    }
}
