package dev.causerie.api.event;

import dev.causerie.api.Rejected;
import java.util.function.Function;

/**
 * Who may send an event, as data: for every role and state of the event's subject one verdict, so that the whole matrix
 * of a deployment can be printed and compared. The host {@linkplain #require asks} before the handler runs; the handler's
 * transaction checks again what may have changed. Immutable.
 *
 * @param bearing how senders stand to what the event is about
 * @param rules the verdicts
 */
public record Policy<P>(Bearing<? super P> bearing, Rules rules) {

    /** Finds out how the sender of an event stands to what the event is about. */
    @FunctionalInterface
    public interface Bearing<P> {

        /**
         * The sender's standing now; may read the database.
         *
         * @param arbiters finds the service that knows standings
         * @throws Rejected if there is no such subject, or the session takes part in none
         */
        Standing of(Caller caller, P payload, Function<Class<? extends Arbiter>, ? extends Arbiter> arbiters);
    }

    /** Roles of those without a subject. */
    enum Account {
        USER,
        GUEST
    }

    private enum Always {
        ALWAYS
    }

    /** Everyone who is signed in, guests too. */
    public static <P> Policy<P> signedIn() {
        return new Policy<>(
                (caller, payload, arbiters) -> ofAccount(caller),
                Rules.of(Account.class, Always.class, (account, always) -> Verdict.ALLOWED));
    }

    /** Everyone with an account; guests are refused. */
    public static <P> Policy<P> accountHolders() {
        return new Policy<>(
                (caller, payload, arbiters) -> ofAccount(caller),
                Rules.of(
                        Account.class,
                        Always.class,
                        (account, always) -> account == Account.USER
                                ? Verdict.ALLOWED
                                : Verdict.forbidden("Guests can not do this: sign in")));
    }

    private static Standing ofAccount(Caller caller) {
        return Standing.of(caller.user().guest() ? Account.GUEST : Account.USER, Always.ALWAYS);
    }

    /**
     * Those whose standing with the payload's subject the rules allow.
     *
     * @param subject what the payload is about, such as a meeting's id
     */
    public static <P> Policy<P> by(Class<? extends Arbiter> arbiter, Function<? super P, String> subject, Rules rules) {
        return new Policy<>(
                (caller, payload, arbiters) -> arbiters.apply(arbiter).standing(caller.user(), subject.apply(payload)),
                rules);
    }

    /** Those whose standing the rules allow with what their session takes part in: for payloads that do not name it. */
    public static <P> Policy<P> bySession(Class<? extends SessionArbiter> arbiter, Rules rules) {
        return new Policy<>(
                (caller, payload, arbiters) -> {
                    SessionArbiter known = arbiter.cast(arbiters.apply(arbiter));
                    return known.standing(caller.user(), known.subjectOf(caller.session()));
                },
                rules);
    }

    /**
     * Returns if the caller may. May read the database.
     *
     * @param arbiters finds the service that knows standings
     * @throws Rejected with the code of the verdict, or as {@link Bearing#of} says
     */
    public void require(Caller caller, P payload, Function<Class<? extends Arbiter>, ? extends Arbiter> arbiters) {
        rules.on(bearing.of(caller, payload, arbiters)).enforce();
    }
}
