package dev.causerie.server.auth.account;

import dev.causerie.server.auth.token.AccessToken;

/**
 * Somebody has signed in, or stays so. Immutable; {@link #toString} hides the tokens.
 *
 * @param account who
 * @param accessToken for the next requests
 * @param refreshToken to be exchanged, once, for new tokens
 */
public record SignedIn(Account account, AccessToken accessToken, String refreshToken) {

    @Override
    public String toString() {
        return "SignedIn[userId=" + account.user().id() + "]";
    }
}
