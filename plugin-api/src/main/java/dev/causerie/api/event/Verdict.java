package dev.causerie.api.event;

import dev.causerie.api.Code;
import java.util.Optional;

/**
 * What a policy says to one standing. Immutable.
 *
 * @param refusal the code that the client gets; absent when it may pass
 * @param message what the client is told when refused
 */
public record Verdict(Optional<Code> refusal, String message) {

    /** May pass. */
    public static final Verdict ALLOWED = new Verdict(Optional.empty(), "");

    /** Is refused with {@link Code#FORBIDDEN}. */
    public static Verdict forbidden(String message) {
        return new Verdict(Optional.of(Code.FORBIDDEN), message);
    }

    /** Is refused with {@code code}. */
    public static Verdict refused(Code code, String message) {
        return new Verdict(Optional.of(code), message);
    }
}
