package dev.causerie.bench.load;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The one event loop of a load, and how another thread asks it for something. Thread-safe. */
final class LoadLoop implements AutoCloseable {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    private final EventLoop loop = group.next();

    EventLoop events() {
        return loop;
    }

    /** What {@code task} gives on the loop; blocks until then, 60 s at most. */
    <T> T call(Callable<T> task) throws InterruptedException {
        CompletableFuture<T> done = new CompletableFuture<>();
        loop.execute(() -> {
            try {
                done.complete(task.call());
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        return result(done, ANSWER_WITHIN, "The loop had no time");
    }

    /** Does {@code task} on the loop; returns when it is done. */
    void run(Runnable task) throws InterruptedException {
        call(() -> {
            task.run();
            return true;
        });
    }

    /**
     * What comes of {@code done}.
     *
     * @throws IllegalStateException if it fails, or with {@code late} after that time
     */
    static <T> T result(CompletableFuture<T> done, Duration within, String late) throws InterruptedException {
        try {
            return done.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(String.valueOf(e.getCause()), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException(late + " within " + within.toSeconds() + " s", e);
        }
    }

    /** Closes all connections. */
    @Override
    public void close() {
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
