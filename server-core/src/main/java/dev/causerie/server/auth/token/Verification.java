package dev.causerie.server.auth.token;

/** What checking an access token found. Immutable. */
public sealed interface Verification permits Verified, Verification.Refused {

    /** The token is not good. */
    record Refused(Reason reason) implements Verification {}

    /** Why a token is not good. */
    enum Reason {
        /** It was good once; its time is over. */
        EXPIRED("The token has expired"),
        /** It is none of ours: unreadable, signed by another key, or by another issuer. */
        MALFORMED("The token is not valid"),
        /** It was good until its login was ended, the password changed, or the user deleted. */
        REVOKED("The token has been revoked");

        private final String message;

        Reason(String message) {
            this.message = message;
        }

        /** The reason in words that a client may read. */
        public String message() {
            return message;
        }
    }
}
