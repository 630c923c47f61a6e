package dev.causerie.server.auth.token;

import java.time.Duration;

/**
 * A newly issued access token. Immutable; {@link #toString} hides the token.
 *
 * @param text what the client presents
 * @param expiresIn how long it is good
 */
public record AccessToken(String text, Duration expiresIn) {

    @Override
    public String toString() {
        return "AccessToken[expiresIn=" + expiresIn + "]";
    }
}
