package dev.causerie.server.dispatch;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Arbiter;
import dev.causerie.api.event.Policy;
import dev.causerie.api.event.Standing;
import dev.causerie.api.event.Verdict;
import dev.causerie.api.session.Session;
import java.util.function.Function;

/** Asks an event's policy whether its sender may. Thread-safe. */
final class PolicyGuard {

    private final Function<Class<? extends Arbiter>, Arbiter> arbiters;

    /** A guard that finds arbiters through the plugins' services. */
    PolicyGuard(Function<Class<? extends Arbiter>, Arbiter> arbiters) {
        this.arbiters = arbiters;
    }

    /**
     * Returns if the policy lets the user pass with this session. May read the database.
     *
     * @throws Rejected with the code of the policy's verdict, or {@code NOT_FOUND} if there is no such subject
     */
    <P> void check(Policy<P> policy, P payload, User user, Session session) {
        Standing standing = policy.arbiter()
                .map(arbiters)
                .map(arbiter -> arbiter.standing(user, subject(policy, payload, arbiter, session)))
                .orElseGet(() -> Policy.withoutSubject(user));
        Verdict verdict = policy.rules().on(standing);
        verdict.refusal().ifPresent(code -> {
            throw new Rejected(code, verdict.message());
        });
    }

    private static <P> String subject(Policy<P> policy, P payload, Arbiter arbiter, Session session) {
        return policy.subject().map(of -> of.apply(payload)).orElseGet(() -> arbiter.subjectOf(session));
    }
}
