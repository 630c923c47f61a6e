package dev.causerie.api.event;

import dev.causerie.api.Code;
import dev.causerie.api.Rejected;
import java.util.Optional;

/**
 * What a policy says to one standing. Immutable.
 *
 * @param refusal the code that the client gets; absent when it may pass
 * @param message what the client is told when refused
 * @param reason a word that tells programs why, where the code alone does not
 */
public record Verdict(Optional<Code> refusal, String message, Optional<String> reason) {

    /** May pass. */
    public static final Verdict ALLOWED = new Verdict(Optional.empty(), "", Optional.empty());

    /** Is refused with {@link Code#FORBIDDEN}. */
    public static Verdict forbidden(String message) {
        return refused(Code.FORBIDDEN, message);
    }

    /** Is refused with {@code code}. */
    public static Verdict refused(Code code, String message) {
        return new Verdict(Optional.of(code), message, Optional.empty());
    }

    /** Is refused like this. */
    public static Verdict of(Rejected rejected) {
        return new Verdict(Optional.of(rejected.code()), rejected.getMessage(), rejected.reason());
    }

    /**
     * Does nothing where it may pass.
     *
     * @throws Rejected if it may not
     */
    void enforce() {
        refusal.ifPresent(code -> {
            Rejected rejected = new Rejected(code, message);
            throw reason.map(rejected::because).orElse(rejected);
        });
    }
}
