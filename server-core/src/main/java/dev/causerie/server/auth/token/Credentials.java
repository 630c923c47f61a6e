package dev.causerie.server.auth.token;

import dev.causerie.server.auth.token.Verification.Reason;

/** Who a request says it comes from. Immutable. */
public sealed interface Credentials {

    /** A good token. */
    record SignedIn(Verified token, TokenSource source) implements Credentials {}

    /** A token that is not good, put there on purpose: to be refused, never taken as anonymous. */
    record Bad(Reason reason, TokenSource source) implements Credentials {}

    /** No token, or a bad one in a cookie: another application of the same host may have put it there. */
    record None() implements Credentials {}
}
