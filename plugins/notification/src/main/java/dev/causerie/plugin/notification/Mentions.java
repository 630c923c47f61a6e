package dev.causerie.plugin.notification;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds who is mentioned in a text: {@code @} and a name, whatever its case, neither in the middle of a word. Where several
 * names fit, the longest is meant, and everybody who has it. Stateless.
 */
final class Mentions {

    /** The most people whom one text mentions. */
    static final int MAX = 50;

    private Mentions() {}

    /**
     * The ids of those whom the text mentions, in its order; up to {@value #MAX}.
     *
     * @param people names by user id
     */
    static Set<Long> in(String text, Map<Long, String> people) {
        List<Map.Entry<Long, String>> longestFirst = people.entrySet().stream()
                .sorted(Comparator.comparing(
                        (Map.Entry<Long, String> person) -> -person.getValue().length()))
                .toList();
        Set<Long> mentioned = new LinkedHashSet<>();
        for (int at = text.indexOf('@'); at >= 0 && mentioned.size() < MAX; at = text.indexOf('@', at + 1)) {
            if (at == 0 || !inWord(text.codePointBefore(at))) {
                mentioned.addAll(named(text, at + 1, longestFirst));
            }
        }
        return mentioned;
    }

    private static List<Long> named(String text, int start, List<Map.Entry<Long, String>> longestFirst) {
        List<Map.Entry<Long, String>> fitting = longestFirst.stream()
                .filter(person -> stands(person.getValue(), text, start))
                .toList();
        return fitting.stream()
                .filter(person ->
                        person.getValue().length() == fitting.get(0).getValue().length())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean stands(String name, String text, int start) {
        int end = start + name.length();
        return text.regionMatches(true, start, name, 0, name.length())
                && (end == text.length() || !inWord(text.codePointAt(end)));
    }

    private static boolean inWord(int symbol) {
        return symbol == '_' || Character.isLetterOrDigit(symbol);
    }
}
