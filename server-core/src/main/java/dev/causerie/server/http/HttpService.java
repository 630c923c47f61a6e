package dev.causerie.server.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.server.gateway.origin.Cors;
import dev.causerie.server.gateway.origin.OriginPolicy;
import io.netty.channel.ChannelHandler;
import java.time.Clock;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers HTTP requests by the routes of a {@link Router}, on a bounded pool of workers. Thread-safe; closed once, after
 * the gateway whose channels it serves.
 */
public final class HttpService implements AutoCloseable {

    private final Router router;
    private final ThreadPoolExecutor workers;
    private final RequestDispatch dispatch;

    /**
     * A service for these routes.
     *
     * @param authenticator says who calls, when a handler asks
     * @param origins whose web pages may call, besides our own
     * @param mapper reads bodies and writes answers
     * @param clock dates the answers
     */
    public HttpService(
            HttpSettings settings,
            Router router,
            Authenticator authenticator,
            OriginPolicy origins,
            ObjectMapper mapper,
            Clock clock) {
        this.router = router;
        AtomicInteger number = new AtomicInteger();
        this.workers = new ThreadPoolExecutor(
                settings.workers(),
                settings.workers(),
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.queuedRequests()),
                task -> new Thread(task, "http-" + number.incrementAndGet()));
        workers.allowCoreThreadTimeOut(true);
        this.dispatch = new RequestDispatch(
                router, workers, authenticator, origins, mapper, new ResponseWriter(mapper, new Cors(origins), clock));
    }

    /** The handler for a new channel, to stand behind an aggregator and what lets one request pass at a time. */
    public ChannelHandler newHandler() {
        return new HttpHandler(dispatch);
    }

    /** The routes, to add to. */
    public Router router() {
        return router;
    }

    /** Ends the workers; requests that wait for one get no answer any more. Twice is harmless. */
    @Override
    public void close() {
        workers.shutdownNow();
    }
}
