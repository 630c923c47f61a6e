package dev.causerie.server.session;

import java.util.function.Function;
import java.util.function.Supplier;

/** What a client says of who it is. Immutable. */
public sealed interface Claim {

    /** A good token. */
    record SignedIn(Identity identity) implements Claim {}

    /** No token at all. */
    record Anonymous() implements Claim {}

    /**
     * A bad token; never taken for none.
     *
     * @param message why, as the client may read it
     */
    record Refused(String message) implements Claim {}

    /** The result for whichever of the three this is. */
    default <R> R fold(
            Function<? super Identity, ? extends R> signedIn,
            Supplier<? extends R> anonymous,
            Function<String, ? extends R> refused) {
        if (this instanceof SignedIn in) {
            return signedIn.apply(in.identity());
        }
        if (this instanceof Refused no) {
            return refused.apply(no.message());
        }
        return anonymous.get();
    }
}
