package dev.causerie.server.dispatch;

import dev.causerie.api.Code;
import dev.causerie.api.Rejected;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What became of events: counted by plugin, event and outcome, and logged where it is our fault. Names come from
 * registrations, never from clients, so the number of meters is bounded. Thread-safe.
 */
public final class Outcomes {

    private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);

    private final MeterRegistry meters;
    private final Supplier<String> incidents;

    /**
     * Outcomes counted in {@code meters}.
     *
     * @param incidents makes the ids that clients are told and the log carries
     */
    public Outcomes(MeterRegistry meters, Supplier<String> incidents) {
        this.meters = meters;
        this.incidents = incidents;
    }

    void succeeded(Call<?> call, long nanos) {
        count(plugin(call), event(call), "ok");
        meters.timer("causerie.events.handling", "plugin", plugin(call)).record(Duration.ofNanos(nanos));
    }

    void refused(String plugin, String event, Rejected rejected) {
        count(plugin, event, rejected.code().name());
        LOG.debug("Refused {}: {} {}", event, rejected.code(), rejected.getMessage());
    }

    void late(Call<?> call) {
        count(plugin(call), event(call), "late");
        LOG.warn(
                "Plugin {}: {} was not answered within {}",
                plugin(call),
                event(call),
                call.listener().handling().timeout());
    }

    /** Turns a failure into the client's answer, and into the log's line when it is ours. */
    void failed(Call<?> call, Throwable failure, Answering answering) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String failureEvent = call.listener().failureEvent();
        if (cause instanceof Rejected rejected) {
            refused(plugin(call), event(call), rejected);
            answering.refuse(failureEvent, rejected);
            return;
        }
        String incident = incidents.get();
        count(plugin(call), event(call), Code.INTERNAL_ERROR.name());
        LOG.error(
                "{}: session {}, plugin {}, event {}", incident, call.session().id(), plugin(call), event(call), cause);
        answering.fail(failureEvent, incident);
    }

    private void count(String plugin, String event, String outcome) {
        meters.counter("causerie.events", "plugin", plugin, "event", event, "outcome", outcome)
                .increment();
    }

    private static String plugin(Call<?> call) {
        return call.listener().plugin().info().id();
    }

    private static String event(Call<?> call) {
        return call.listener().event().name();
    }
}
