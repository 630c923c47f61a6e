package dev.causerie.api.domain.users;

import java.time.Instant;
import java.util.Optional;

/**
 * Someone who uses the server: an account, or a guest of one meeting. A snapshot: immutable.
 *
 * @param id given by the database, never used again
 * @param username 1 to 64 characters, as the person wrote it; of an account unique whatever its case
 * @param admin whether the person may administer the server
 * @param guestOf the meeting that a guest was let in for; absent for accounts
 * @param createdAt when the account or the guest was made
 */
public record User(long id, String username, boolean admin, Optional<String> guestOf, Instant createdAt) {

    /** Whether this is a guest. */
    public boolean guest() {
        return guestOf.isPresent();
    }
}
