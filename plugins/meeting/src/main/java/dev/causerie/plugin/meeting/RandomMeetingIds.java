package dev.causerie.plugin.meeting;

import java.security.SecureRandom;
import java.util.function.Supplier;

/** Ids that can be read out and not be guessed: {@code abc-defg-hij}, ten of 26 letters. Thread-safe. */
final class RandomMeetingIds implements Supplier<String> {

    private static final int LETTERS = 26;

    private final SecureRandom random = new SecureRandom();

    @Override
    public String get() {
        return word(3) + "-" + word(4) + "-" + word(3);
    }

    private String word(int length) {
        return random.ints(length, 0, LETTERS)
                .collect(
                        StringBuilder::new, (word, letter) -> word.append((char) ('a' + letter)), StringBuilder::append)
                .toString();
    }
}
