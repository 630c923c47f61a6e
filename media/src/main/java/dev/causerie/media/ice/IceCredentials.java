package dev.causerie.media.ice;

import java.security.SecureRandom;

/**
 * A user fragment and a password (RFC 8445 §5.3). Immutable.
 *
 * @param fragment the ufrag
 * @param password the pwd, the key of message integrity
 */
public record IceCredentials(String fragment, String password) {
    private static final String CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /** Returns new ones: 48 bits of fragment, 144 bits of password. */
    public static IceCredentials random(SecureRandom random) {
        return new IceCredentials(text(random, 8), text(random, 24));
    }

    private static String text(SecureRandom random, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return text.toString();
    }
}
