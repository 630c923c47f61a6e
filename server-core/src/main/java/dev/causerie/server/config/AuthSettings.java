package dev.causerie.server.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tokens and sign-in ({@code auth}). Immutable.
 *
 * @param jwtSecret for HS256; absent only in the demo, where one is made
 * @param accessTokenTtl life of an access token
 * @param refreshTokenTtl life of a refresh token
 * @param admins usernames or e-mail addresses of accounts that administer the server
 * @param cookieName cookie that carries the access token
 * @param requireTokenAtHandshake whether a connection without a token is refused
 * @param authenticateWithin how long one without a token may stay
 */
public record AuthSettings(
        Optional<Secret> jwtSecret,
        Duration accessTokenTtl,
        Duration refreshTokenTtl,
        List<String> admins,
        String cookieName,
        boolean requireTokenAtHandshake,
        Duration authenticateWithin) {
    private static final Pattern COOKIE_NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** Refuses what can not work, every key of it at once. */
    public AuthSettings {
        admins = List.copyOf(admins);
        new Checks()
                .that(
                        jwtSecret.isEmpty() || jwtSecret.get().utf8().length >= 32,
                        "jwtSecret",
                        "must have 32 bytes at least (HS256, RFC 7518 section 3.2)")
                .between("accessTokenTtl", accessTokenTtl, Duration.ofSeconds(10), Duration.ofDays(30))
                .between("refreshTokenTtl", refreshTokenTtl, Duration.ofSeconds(10), Duration.ofDays(3650))
                .that(
                        refreshTokenTtl.compareTo(accessTokenTtl) >= 0,
                        "refreshTokenTtl",
                        "must not be shorter than auth.accessTokenTtl")
                .that(COOKIE_NAME.matcher(cookieName).matches(), "cookieName", "must be letters, digits, - and _")
                .between("authenticateWithin", authenticateWithin, Duration.ofMillis(100), Duration.ofMinutes(10))
                .done();
    }
}
