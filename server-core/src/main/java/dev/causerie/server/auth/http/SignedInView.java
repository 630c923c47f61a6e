package dev.causerie.server.auth.http;

import dev.causerie.server.auth.account.SignedIn;

/**
 * What signing in answers. Immutable.
 *
 * @param expiresIn life of the access token, in seconds
 */
record SignedInView(String accessToken, String refreshToken, long expiresIn, UserView user) {

    static SignedInView of(SignedIn signedIn) {
        return new SignedInView(
                signedIn.accessToken().text(),
                signedIn.refreshToken(),
                signedIn.accessToken().expiresIn().toSeconds(),
                UserView.of(signedIn.account()));
    }

    @Override
    public String toString() {
        return "SignedInView[" + user + "]";
    }
}
