package dev.causerie.server.auth.account;

import dev.causerie.api.Rejected;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address that mail could go to: something, an {@code @}, and a host (RFC 5321, section 4.1.2, without quoted
 * local parts), at most 254 characters. Whether it exists is not asked. Immutable.
 *
 * @param text as the person wrote it
 */
record EmailAddress(String text) {

    private static final int LONGEST = 254;
    private static final Pattern FORM = Pattern.compile(
            "[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~.-]{1,64}@[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}.-]*[\\p{L}\\p{M}\\p{N}])?");

    /**
     * The address in a request; white space around it is dropped.
     *
     * @throws Rejected with {@code BAD_REQUEST}, naming the field
     */
    static EmailAddress of(String given) {
        String text = given.strip();
        if (text.length() > LONGEST || !FORM.matcher(text).matches() || text.contains("..")) {
            throw Rejected.badRequest("email", "must be an e-mail address such as ada@example.org");
        }
        return new EmailAddress(text);
    }

    /** What must be unique: the address without its case, as nearly every host treats it. */
    String key() {
        return fold(text);
    }

    static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
