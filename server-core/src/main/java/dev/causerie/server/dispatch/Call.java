package dev.causerie.server.dispatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.Code;
import dev.causerie.api.Rejected;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Arbiter;
import dev.causerie.api.event.Caller;
import dev.causerie.api.event.Nothing;
import dev.causerie.api.event.Reply;
import dev.causerie.api.session.Session;
import dev.causerie.server.dispatch.Origins.Origin;
import dev.causerie.server.host.PluginJson;
import dev.causerie.server.session.LiveSession;
import jakarta.validation.ConstraintViolation;
import java.util.Comparator;
import java.util.Set;
import java.util.function.Function;

/**
 * One event on its way through one listener: binding, validation, rate limit, policy, handler. Immutable; run once, by a
 * thread of the pool.
 */
record Call<P>(
        Listener<P> listener,
        LiveSession session,
        User user,
        JsonNode payload,
        Function<Class<? extends Arbiter>, Arbiter> arbiters,
        RateLimits limits,
        Origins origins) {

    /**
     * What the handler answers.
     *
     * @throws Rejected if the payload does not fit, the rate is too high, or policy or handler refuse
     * @throws Exception what else the plugin throws
     */
    Reply run() throws Exception {
        return listener.plugin().inside(() -> {
            P bound = bind();
            validate(bound);
            listener.handling()
                    .limit()
                    .ifPresent(limit -> limits.take(user.id(), listener.event().name(), limit));
            Session snapshot = session.snapshot().orElseThrow();
            Caller caller = new Caller(snapshot, user, listener.dialect());
            listener.policy().require(caller, bound, arbiters);
            origins.enter(new Origin(session.id(), user.id()));
            try {
                return listener.handler().handle(caller, bound);
            } finally {
                origins.leave();
            }
        });
    }

    private P bind() {
        Class<P> type = listener.event().payload();
        if (type == Nothing.class) {
            return type.cast(new Nothing());
        }
        if (!listener.shape().isKindOf(payload)) {
            throw Rejected.badRequest(
                    "The payload of " + listener.event().name(),
                    "must be " + listener.shape().words());
        }
        try {
            return listener.plugin().mapper().treeToValue(payload, type);
        } catch (JsonProcessingException unfit) {
            throw new Rejected(Code.BAD_REQUEST, PluginJson.describe(unfit));
        }
    }

    private void validate(P bound) {
        if (!listener.event().payload().isRecord()) {
            return;
        }
        Set<ConstraintViolation<P>> violations = listener.plugin().validator().validate(bound);
        violations.stream()
                .min(Comparator.comparing(each -> each.getPropertyPath().toString()))
                .ifPresent(first -> {
                    throw Rejected.badRequest(first.getPropertyPath().toString(), first.getMessage());
                });
    }
}
