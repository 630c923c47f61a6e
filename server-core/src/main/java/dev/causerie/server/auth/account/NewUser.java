package dev.causerie.server.auth.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code users} that is to be made. Immutable. */
record NewUser(
        String username,
        @Nullable String usernameKey,
        @Nullable String email,
        @Nullable String emailKey,
        @Nullable String passwordHash,
        @Nullable Boolean firstLocal,
        @Nullable String guestOf,
        Instant createdAt) {

    static NewUser account(Username name, EmailAddress email, String passwordHash, Instant now) {
        return new NewUser(name.text(), name.key(), email.text(), email.key(), passwordHash, null, null, now);
    }

    static NewUser guest(Username name, String meetingId, Instant now) {
        return new NewUser(name.text(), null, null, null, null, null, meetingId, now);
    }

    /** The same, as the first account made on the server's own machine. */
    NewUser asFirstLocal() {
        return new NewUser(username, usernameKey, email, emailKey, passwordHash, true, guestOf, createdAt);
    }

    boolean admin() {
        return firstLocal != null;
    }
}
