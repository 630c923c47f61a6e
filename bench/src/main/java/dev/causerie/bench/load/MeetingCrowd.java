package dev.causerie.bench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The people of one meeting, all on one event loop: they connect, join at once, and write. Its methods block and belong to
 * one thread, which is not that loop.
 */
public final class MeetingCrowd implements AutoCloseable {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(60);
    private static final Duration JOIN_WITHIN = Duration.ofMinutes(3);
    private static final Duration ARRIVE_WITHIN = Duration.ofSeconds(60);
    private static final int CONNECTING_AT_ONCE = 50;
    private static final int LONGEST_FRAME = 16 * 1024 * 1024;
    private static final int LONGEST_ANSWER = 8 * 1024;

    private final int port;
    private final String meetingId;
    private final LoadLoop loop = new LoadLoop();
    private final List<MeetingClient> clients = new ArrayList<>();
    private final MeetingTally tally = new MeetingTally();

    /** People of this meeting on the server on this port of the loopback; nobody yet. */
    public MeetingCrowd(int port, String meetingId) {
        this.port = port;
        this.meetingId = meetingId;
    }

    /**
     * Connects one client for each token, at most 50 at a time; returns when all are signed in.
     *
     * @throws IllegalStateException if one is refused, or after 60 s for such a group
     */
    public void connect(List<String> tokens) throws InterruptedException {
        for (int from = 0; from < tokens.size(); from += CONNECTING_AT_ONCE) {
            List<String> group = tokens.subList(from, Math.min(from + CONNECTING_AT_ONCE, tokens.size()));
            CompletableFuture<Boolean> all = loop.call(() -> tally.awaitConnected(clients.size() + group.size()));
            group.forEach(this::open);
            LoadLoop.result(all, CONNECT_WITHIN, "The clients were not connected");
        }
    }

    /**
     * Has all join at once; returns the time until the last of them was told a list that names all.
     *
     * @throws IllegalStateException if one is refused, or after 180 s
     */
    public Duration join() throws InterruptedException {
        long begun = System.nanoTime();
        CompletableFuture<Long> whole = loop.call(() -> {
            CompletableFuture<Long> told = tally.awaitWhole(clients.size());
            clients.forEach(client -> client.join(meetingId));
            return told;
        });
        return Duration.ofNanos(LoadLoop.result(whole, JOIN_WITHIN, "Not everybody's list was whole") - begun);
    }

    /**
     * Has messages written at a fixed rate, whatever comes back, and measures the last part of it; returns when all have
     * been answered and read.
     *
     * @param around is told at the start and at the end of what is measured
     * @throws IllegalStateException if something is missing 60 s after the end, or a connection broke
     */
    public MeetingChat chat(double perSecond, Duration warmUp, Duration measured, Runnable around)
            throws InterruptedException {
        MeetingTally.Totals before = loop.call(tally::totals);
        Pace pace = new Pace(loop.events(), perSecond, (number, due) -> clients.get((int) (number % clients.size()))
                .write(meetingId, due));
        loop.run(pace::start);
        TimeUnit.NANOSECONDS.sleep(warmUp.toNanos());
        loop.run(tally::start);
        around.run();
        TimeUnit.NANOSECONDS.sleep(measured.toNanos());
        around.run();
        MeetingChat chat = loop.call(tally::stop);
        long sent = loop.call(pace::stop);
        awaitAll(before, sent);
        return chat;
    }

    private void awaitAll(MeetingTally.Totals before, long sent) throws InterruptedException {
        long deadline = System.nanoTime() + ARRIVE_WITHIN.toNanos();
        MeetingTally.Totals now = loop.call(tally::totals);
        while (!now.since(before).complete(sent, clients.size())) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "Of " + sent + " messages for " + clients.size() + " people there came: " + now.since(before));
            }
            TimeUnit.MILLISECONDS.sleep(20);
            now = loop.call(tally::totals);
        }
    }

    private void open(String token) {
        new Bootstrap()
                .group(loop.events())
                .channel(EpollSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        MeetingClient client = new MeetingClient(channel, token, tally.person());
                        clients.add(client);
                        channel.pipeline()
                                .addLast(new HttpClientCodec())
                                .addLast(new HttpObjectAggregator(LONGEST_ANSWER))
                                .addLast(new WebSocketClientProtocolHandler(webSocket()))
                                .addLast(client);
                    }
                })
                .connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .addListener(result -> {
                    if (!result.isSuccess()) {
                        tally.fail(String.valueOf(result.cause()));
                    }
                });
    }

    private WebSocketClientProtocolConfig webSocket() {
        return WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri("ws://127.0.0.1:" + port + "/socket.io/?EIO=4&transport=websocket")
                .maxFramePayloadLength(LONGEST_FRAME)
                .build();
    }

    /** Closes all connections. */
    @Override
    public void close() {
        loop.events().execute(tally::over);
        loop.close();
    }
}
