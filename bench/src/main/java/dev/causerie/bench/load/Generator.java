package dev.causerie.bench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/**
 * The load on one server: clients that enter, send at a fixed rate and count what comes back, all on one event loop.
 * Its methods block and belong to one thread, which is not that loop.
 */
public final class Generator implements AutoCloseable {

    private static final Duration ENTER_WITHIN = Duration.ofSeconds(60);
    private static final Duration ARRIVE_WITHIN = Duration.ofSeconds(60);
    private static final int ENTERING_AT_ONCE = 200;

    private final int port;
    private final Meter meter = new Meter();
    private final Meter entries = new Meter();
    private final List<LoadClient> clients = new ArrayList<>();
    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    private final EventLoop loop = group.next();

    /** Clients for the server on this port of the loopback; none yet. */
    public Generator(int port) {
        this.port = port;
    }

    /**
     * Has clients enter, at most 200 at a time; returns when all are in, with the time that each took.
     *
     * @param rooms the room of the client of that number
     * @throws IllegalStateException if one is refused, or after 60 s
     */
    public Arrivals enter(int number, IntFunction<String> rooms) throws InterruptedException {
        onLoop(() -> {
            entries.start();
            return true;
        });
        Entrance entrance = new Entrance(number, rooms);
        loop.execute(entrance::fill);
        clients.addAll(result(entrance.done, ENTER_WITHIN));
        return onLoop(entries::stop);
    }

    /**
     * Sends at a fixed rate for a while, whatever comes back, and measures the last part of it; returns when all has
     * arrived.
     *
     * @param fanOut how many messages come back for one that is sent
     * @param around is told at the start and at the end of what is measured
     * @throws IllegalStateException if less than was sent has come 60 s after the end: the load was too high
     */
    public Arrivals load(
            Message message, double perSecond, int fanOut, Duration warmUp, Duration measured, Runnable around)
            throws InterruptedException {
        long before = onLoop(meter::total);
        Pace pace = new Pace(loop, clients, message, perSecond);
        loop.execute(pace::start);
        TimeUnit.NANOSECONDS.sleep(warmUp.toNanos());
        onLoop(() -> {
            meter.start();
            return true;
        });
        around.run();
        TimeUnit.NANOSECONDS.sleep(measured.toNanos());
        around.run();
        Arrivals arrivals = onLoop(meter::stop);
        long expected = before + onLoop(pace::stop) * fanOut;
        awaitTotal(expected);
        return arrivals;
    }

    private void awaitTotal(long expected) throws InterruptedException {
        long deadline = System.nanoTime() + ARRIVE_WITHIN.toNanos();
        long total = onLoop(meter::total);
        while (total != expected) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "Of " + expected + " messages " + total + " came back: the server was saturated, or lost some");
            }
            TimeUnit.MILLISECONDS.sleep(20);
            total = onLoop(meter::total);
        }
    }

    private <T> T onLoop(Callable<T> task) throws InterruptedException {
        CompletableFuture<T> done = new CompletableFuture<>();
        loop.execute(() -> {
            try {
                done.complete(task.call());
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        return result(done, ENTER_WITHIN);
    }

    private static <T> T result(CompletableFuture<T> done, Duration within) throws InterruptedException {
        try {
            return done.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("The clients were not in within " + within.toSeconds() + " s", e);
        }
    }

    /** Closes all connections. */
    @Override
    public void close() {
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    /** Clients on their way in. Owned by the event loop. */
    private final class Entrance {

        private final int number;
        private final IntFunction<String> rooms;
        private final List<LoadClient> in = new ArrayList<>();
        private final CompletableFuture<List<LoadClient>> done = new CompletableFuture<>();
        private int begun;

        Entrance(int number, IntFunction<String> rooms) {
            this.number = number;
            this.rooms = rooms;
        }

        void fill() {
            while (begun < number && begun - in.size() < ENTERING_AT_ONCE) {
                begin(rooms.apply(begun++));
            }
        }

        private void begin(String room) {
            ChannelFuture connected = new Bootstrap()
                    .group(loop)
                    .channel(EpollSocketChannel.class)
                    .option(ChannelOption.TCP_NODELAY, true)
                    .handler(new ChannelInitializer<Channel>() {
                        @Override
                        protected void initChannel(Channel channel) {
                            LoadClient client = new LoadClient(port, room, meter, channel);
                            channel.pipeline().addLast(client);
                            client.entered().whenComplete(Entrance.this::entered);
                        }
                    })
                    .connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            connected.addListener(result -> {
                if (!result.isSuccess()) {
                    done.completeExceptionally(result.cause());
                }
            });
        }

        private void entered(LoadClient client, Throwable failure) {
            if (failure != null) {
                done.completeExceptionally(failure);
                return;
            }
            entries.arrived(System.nanoTime() - client.age());
            in.add(client);
            if (in.size() == number) {
                done.complete(in);
            } else {
                fill();
            }
        }
    }
}
