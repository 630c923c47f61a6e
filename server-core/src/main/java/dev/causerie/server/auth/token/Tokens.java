package dev.causerie.server.auth.token;

import dev.causerie.server.auth.token.Verification.Reason;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.ExpiredJwtException;
import io.jsonwebtoken.Header;
import io.jsonwebtoken.JwsHeader;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.UnsupportedJwtException;
import java.security.Key;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.regex.Pattern;

/**
 * Issues and checks access tokens: JWTs (RFC 7519) signed with HS256 by this server's own secret. Their subject is the
 * user's id; {@code sid} is the login, {@code ver} the version of the user's tokens. What this server checks stands in
 * {@link #verify} alone, so an outside issuer's keys have one place to come to. Thread-safe; nothing blocks, so it may
 * be called on an event loop.
 */
public final class Tokens {

    private static final String ISSUER = "causerie";
    private static final String VERSION = "ver";
    private static final String LOGIN = "sid";
    private static final int LONGEST = 4_096;
    /** The parser would also take the other Base64 alphabet: one token would have several texts (RFC 7515, section 7.1). */
    private static final Pattern COMPACT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    private static final int ID_BYTES = 16;

    private final SigningSecret secret;
    private final Duration ttl;
    private final Revocations revocations;
    private final Clock clock;
    private final SecureRandom random;
    private final JwtParser parser;

    /**
     * Signs with a secret.
     *
     * @param ttl the life of a token, whole seconds
     * @param random where token ids come from
     */
    public Tokens(SigningSecret secret, Duration ttl, Revocations revocations, Clock clock, SecureRandom random) {
        this.secret = secret;
        this.ttl = ttl;
        this.revocations = revocations;
        this.clock = clock;
        this.random = random;
        this.parser = Jwts.parser()
                .keyLocator(this::keyFor)
                .requireIssuer(ISSUER)
                .clock(() -> Date.from(clock.instant()))
                .build();
    }

    /** A new token for a login of a user. */
    public AccessToken issue(long userId, int version, long loginId) {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        Instant now = clock.instant();
        String text = Jwts.builder()
                .header()
                .keyId(secret.keyId())
                .and()
                .issuer(ISSUER)
                .subject(Long.toString(userId))
                .claim(LOGIN, Long.toString(loginId))
                .claim(VERSION, version)
                .id(Base64.getUrlEncoder().withoutPadding().encodeToString(id))
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(ttl)))
                .signWith(secret.key(), Jwts.SIG.HS256)
                .compact();
        return new AccessToken(text, ttl);
    }

    /** Whose token it is, or why it is not good. Any text may be given. */
    public Verification verify(String token) {
        if (token.length() > LONGEST || !COMPACT.matcher(token).matches()) {
            return new Verification.Refused(Reason.MALFORMED);
        }
        try {
            Verified verified = read(parser.parseSignedClaims(token).getPayload());
            return revocations.cover(verified) ? new Verification.Refused(Reason.REVOKED) : verified;
        } catch (ExpiredJwtException late) {
            return new Verification.Refused(Reason.EXPIRED);
        } catch (JwtException | IllegalArgumentException bad) {
            return new Verification.Refused(Reason.MALFORMED);
        }
    }

    /** Whether a token that was good before has neither expired nor been revoked since. */
    public boolean stillGood(Verified token) {
        return clock.instant().isBefore(token.expiresAt()) && !revocations.cover(token);
    }

    /** Whether a token that was good before was taken from its owner since; one whose time is over need not have been. */
    public boolean revoked(Verified token) {
        return revocations.cover(token);
    }

    private static Verified read(Claims claims) {
        if (!(claims.get(VERSION) instanceof Integer version)
                || !(claims.get(LOGIN) instanceof String login)
                || claims.getSubject() == null
                || claims.getId() == null
                || claims.getExpiration() == null) {
            throw new UnsupportedJwtException("A claim is missing");
        }
        Instant expiresAt = claims.getExpiration().toInstant();
        return new Verified(
                Long.parseLong(claims.getSubject()), Long.parseLong(login), version, claims.getId(), expiresAt);
    }

    /** Our key for exactly the tokens that we make: no other algorithm, nothing compressed. */
    private Key keyFor(Header header) {
        boolean ours = header instanceof JwsHeader signed
                && Jwts.SIG.HS256.getId().equals(signed.getAlgorithm())
                && secret.keyId().equals(signed.getKeyId())
                && signed.getCompressionAlgorithm() == null;
        if (!ours) {
            throw new UnsupportedJwtException("The token was not made here");
        }
        return secret.key();
    }
}
