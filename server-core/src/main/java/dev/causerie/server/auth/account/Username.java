package dev.causerie.server.auth.account;

import dev.causerie.api.Rejected;
import java.text.Normalizer;
import java.util.Locale;

/**
 * A name that a person goes by: 1 to 64 characters (Unicode code points) that can be seen, single spaces among them, and
 * no {@code @}, so that it is never taken for an e-mail address. Immutable.
 *
 * @param text as the person wrote it, composed (NFC)
 */
record Username(String text) {

    private static final String FIELD = "username";
    private static final int LONGEST = 64;
    private static final int LONGEST_KEY = 255;

    /**
     * The name in a request; white space around it is dropped.
     *
     * @throws Rejected with {@code BAD_REQUEST}, naming the field
     */
    static Username of(String given) {
        String text = Normalizer.normalize(given.strip(), Normalizer.Form.NFC);
        int length = text.codePointCount(0, text.length());
        if (length < 1 || length > LONGEST) {
            throw Rejected.badRequest(FIELD, "must be 1 to " + LONGEST + " characters, not " + length);
        }
        if (text.contains("@") || text.contains("  ") || !text.codePoints().allMatch(Username::visible)) {
            throw Rejected.badRequest(FIELD, "must be letters, digits, signs other than @, and single spaces");
        }
        Username name = new Username(text);
        if (name.key().length() > LONGEST_KEY) {
            throw Rejected.badRequest(FIELD, "must be shorter");
        }
        return name;
    }

    /**
     * What names that people would take for one have in common: compatible forms (NFKC) without their case. Equal keys,
     * equal names.
     */
    String key() {
        return fold(text);
    }

    /** The {@link #key} that a name of this text has, whether or not it could be one. */
    static String fold(String text) {
        String compatible = Normalizer.normalize(text, Normalizer.Form.NFKC);
        // Upper case first: it makes one of letters that have two lower-case forms, and "SS" of the sharp s.
        String folded = compatible.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }

    private static boolean visible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> character == ' ';
            default -> true;
        };
    }
}
