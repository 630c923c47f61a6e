package dev.causerie.server.gateway;

import dev.causerie.server.gateway.engineio.CloseReason;
import dev.causerie.server.gateway.engineio.EngineSession;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Closes a connection that stays too long without a socket in any namespace. Owned by the session's event loop. */
final class ConnectDeadline {

    private final EngineSession session;
    private final Duration limit;
    private @Nullable ScheduledFuture<?> timer;

    ConnectDeadline(EngineSession session, Duration limit) {
        this.session = session;
        this.limit = limit;
    }

    void start() {
        met();
        if (session.isOpen()) {
            timer = session.loop()
                    .schedule(() -> session.close(CloseReason.SERVER_CLOSED), limit.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    void met() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
