package dev.causerie.plugin.meeting;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/** Tickets that can not be guessed: 16 random bytes in URL-safe base64. Thread-safe. */
final class RandomTickets implements Supplier<String> {

    private static final int BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    @Override
    public String get() {
        byte[] ticket = new byte[BYTES];
        random.nextBytes(ticket);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(ticket);
    }
}
