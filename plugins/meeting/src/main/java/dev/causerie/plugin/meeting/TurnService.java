package dev.causerie.plugin.meeting;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * TURN servers that share a secret with this server and so take the credentials that it makes: coturn's
 * {@code use-auth-secret}, after draft-uberti-behave-turn-rest. Immutable.
 *
 * @param urls at least one, all of TURN
 * @param secret what the TURN servers know too; no client is told it
 * @param ttl how long credentials are good for, from a minute on; {@link #TTL} when absent
 */
record TurnService(List<String> urls, String secret, Optional<Duration> ttl) {

    /** As long as an access token. */
    static final Duration TTL = Duration.ofHours(12);

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final String ALGORITHM = "HmacSHA1";

    TurnService {
        urls = IceUrls.checked(urls);
        if (!urls.stream().allMatch(IceUrls::isTurn)) {
            throw new IllegalArgumentException(
                    "urls must all begin with turn: or turns:; stun stands under iceServers");
        }
        if (secret.isBlank()) {
            throw new IllegalArgumentException("secret must not be blank");
        }
        if (ttl.filter(life -> life.compareTo(SHORTEST) < 0).isPresent()) {
            throw new IllegalArgumentException("ttl must be a minute or longer");
        }
    }

    /** The servers with credentials of this user's, good from now on. */
    IceServer grantedTo(long userId, Instant now) {
        String username = now.plus(ttl.orElse(TTL)).getEpochSecond() + ":" + userId;
        return new IceServer(urls, Optional.of(username), Optional.of(signed(username)));
    }

    private String signed(String username) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(username.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java runtime has " + ALGORITHM, missing);
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "TurnService[urls=" + urls + ", ttl=" + ttl.orElse(TTL) + "]";
    }
}
