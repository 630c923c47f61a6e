package dev.causerie.server.gateway;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOServer;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** netty-socketio's server, with its listening channel and its event loops within reach. Used by one thread. */
@SuppressWarnings("FutureReturnValueIgnored") // A write or close that fails ends in channelInactive.
final class ListeningServer extends SocketIOServer {

    private volatile @Nullable Channel listening;
    private volatile List<EventLoopGroup> groups = List.of();

    ListeningServer(Configuration configuration) {
        super(configuration);
    }

    @Override
    protected void applyConnectionOptions(ServerBootstrap bootstrap) {
        super.applyConnectionOptions(bootstrap);
        groups = List.of(bootstrap.config().group(), bootstrap.config().childGroup());
        bootstrap.handler(new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                listening = channel;
            }
        });
    }

    int port() {
        Channel channel = listening;
        if (channel == null || !(channel.localAddress() instanceof InetSocketAddress address)) {
            throw new IllegalStateException("The gateway is not listening");
        }
        return address.getPort();
    }

    void stopAccepting() {
        Channel channel = listening;
        if (channel != null) {
            channel.close().syncUninterruptibly();
        }
    }

    /** Ends the event loops without netty's quiet period of two seconds each, then everything else. */
    void stop(long withinMillis) {
        groups.forEach(group -> group.shutdownGracefully(0, withinMillis, TimeUnit.MILLISECONDS));
        stop();
    }
}
