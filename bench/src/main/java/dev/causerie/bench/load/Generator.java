package dev.causerie.bench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
    private final LoadLoop loop = new LoadLoop();

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
        loop.run(entries::start);
        Entrance entrance = new Entrance(number, rooms);
        loop.events().execute(entrance::fill);
        clients.addAll(LoadLoop.result(entrance.done, ENTER_WITHIN, "The clients were not in"));
        return loop.call(entries::stop);
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
        long before = loop.call(meter::total);
        Pace pace = new Pace(loop.events(), perSecond, (number, due) -> clients.get((int) (number % clients.size()))
                .send(message, due));
        loop.events().execute(pace::start);
        TimeUnit.NANOSECONDS.sleep(warmUp.toNanos());
        loop.run(meter::start);
        around.run();
        TimeUnit.NANOSECONDS.sleep(measured.toNanos());
        around.run();
        Arrivals arrivals = loop.call(meter::stop);
        long expected = before + loop.call(pace::stop) * fanOut;
        awaitTotal(expected);
        return arrivals;
    }

    private void awaitTotal(long expected) throws InterruptedException {
        long deadline = System.nanoTime() + ARRIVE_WITHIN.toNanos();
        long total = loop.call(meter::total);
        while (total != expected) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "Of " + expected + " messages " + total + " came back: the server was saturated, or lost some");
            }
            TimeUnit.MILLISECONDS.sleep(20);
            total = loop.call(meter::total);
        }
    }

    /** Closes all connections. */
    @Override
    public void close() {
        loop.close();
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
                    .group(loop.events())
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
