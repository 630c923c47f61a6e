package dev.causerie.server.gateway;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The application, with its exceptions logged here, so that they end nobody's connection. Thread-safe. */
final class GuardedApplication implements GatewayApplication {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedApplication.class);

    private final GatewayApplication application;

    GuardedApplication(GatewayApplication application) {
        this.application = application;
    }

    /** Never fails: a failure is a denial. */
    @Override
    public CompletionStage<Admission> connect(ConnectRequest request) {
        CompletionStage<Admission> answer;
        try {
            answer = application.connect(request);
        } catch (RuntimeException e) {
            answer = CompletableFuture.failedFuture(e);
        }
        return answer.handle((admission, failure) -> {
            if (failure == null && admission != null) {
                return admission;
            }
            LOG.error("Deciding about a CONNECT to {} failed", request.namespace(), failure);
            return Admission.denied("Internal server error");
        });
    }

    @Override
    public void connected(Socket socket) {
        guard(() -> application.connected(socket), socket, "connect");
    }

    @Override
    public void event(Socket socket, IncomingEvent event) {
        guard(() -> application.event(socket, event), socket, event.name());
    }

    @Override
    public void disconnected(Socket socket, DisconnectReason reason) {
        guard(() -> application.disconnected(socket, reason), socket, "disconnect");
    }

    private static void guard(Runnable call, Socket socket, String what) {
        try {
            call.run();
        } catch (RuntimeException e) {
            LOG.error("Handling {} of {} failed", what, socket, e);
        }
    }
}
