package dev.causerie.plugin.chat;

import java.util.regex.Pattern;

/** Knows one emoji when it sees it: a single user-perceived character (UAX #29) that is a picture. */
final class Emoji {

    private static final int LONGEST = 32;
    private static final int KEYCAP = 0x20E3;
    private static final Pattern ONE_CHARACTER = Pattern.compile("\\X");

    private Emoji() {}

    static boolean isOne(String text) {
        return text.length() <= LONGEST
                && ONE_CHARACTER.matcher(text).matches()
                && (picture(text.codePointAt(0)) || text.codePoints().anyMatch(symbol -> symbol == KEYCAP));
    }

    private static boolean picture(int symbol) {
        // Of the emoji, only the two that are punctuation by category (‼ and ⁉) are not among these; so be it.
        return switch (Character.getType(symbol)) {
            case Character.OTHER_SYMBOL, Character.MATH_SYMBOL, Character.MODIFIER_SYMBOL -> symbol > 0xA0;
            default -> false;
        };
    }
}
