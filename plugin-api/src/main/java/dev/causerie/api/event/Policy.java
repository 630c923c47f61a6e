package dev.causerie.api.event;

import dev.causerie.api.domain.users.User;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who may send an event, as data: for every role and state of the event's subject one verdict, so that the whole matrix
 * of a deployment can be printed and compared. The host asks the arbiter for the caller's standing and looks the
 * verdict up, before the handler runs; the handler's transaction checks again what may have changed. Immutable.
 *
 * @param arbiter the service that knows standings; absent when being signed in is all that matters
 * @param subject what the payload is about, such as a meeting's id; absent where it is what the session takes part in
 * @param rules the verdicts
 */
public record Policy<P>(
        Optional<Class<? extends Arbiter>> arbiter, Optional<Function<? super P, String>> subject, Rules rules) {

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
                Optional.empty(),
                Optional.empty(),
                Rules.of(Account.class, Always.class, (account, always) -> Verdict.ALLOWED));
    }

    /** Everyone with an account; guests are refused. */
    public static <P> Policy<P> accountHolders() {
        return new Policy<>(
                Optional.empty(),
                Optional.empty(),
                Rules.of(
                        Account.class,
                        Always.class,
                        (account, always) -> account == Account.USER
                                ? Verdict.ALLOWED
                                : Verdict.forbidden("Guests can not do this: sign in")));
    }

    /** The standing of a user where there is no subject: an account or a guest. */
    public static Standing withoutSubject(User user) {
        return Standing.of(user.guest() ? Account.GUEST : Account.USER, Always.ALWAYS);
    }

    /** Those whose standing with the payload's subject the rules allow. */
    public static <P> Policy<P> by(Class<? extends Arbiter> arbiter, Function<? super P, String> subject, Rules rules) {
        return new Policy<>(Optional.of(arbiter), Optional.of(subject), rules);
    }

    /** Those whose standing the rules allow with what their session takes part in: for payloads that do not name it. */
    public static <P> Policy<P> bySession(Class<? extends Arbiter> arbiter, Rules rules) {
        return new Policy<>(Optional.of(arbiter), Optional.empty(), rules);
    }
}
