package dev.causerie.plugin.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MentionsTest {

    private static final Map<Long, String> PEOPLE =
            Map.of(1L, "anna", 2L, "Anna Maria", 3L, "bob", 4L, "o'neil-2", 5L, "Élodie", 6L, "🦊fox");

    @ParameterizedTest
    @CsvSource({
        "@anna, 1",
        "hello @anna!, 1",
        "@ANNA, 1",
        "(@anna), 1",
        "@@anna, 1",
        "@anna maria, 2",
        "@anna maria.., 2",
        "@anna marianne, 1",
        "@anna's, 1",
        "@élodie, 5",
        "@o'neil-2?, 4",
        "@🦊fox, 6",
        "@bob@anna, 3",
    })
    void aNameAfterAnAtSignIsAMention(String text, long userId) {
        assertThat(Mentions.in(text, PEOPLE)).contains(userId).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "@", "anna", "@ anna", "@annabelle", "@anna_b", "bob@anna", "x@bob.org", "@bo", "@anna1"})
    void whatIsPartOfAWordIsNone(String text) {
        assertThat(Mentions.in(text, PEOPLE)).isEmpty();
    }

    @Test
    void severalAreMentionedOnceEach() {
        assertThat(Mentions.in("@bob @anna @Bob, and @anna maria", PEOPLE)).containsExactly(3L, 1L, 2L);
    }

    @Test
    void everybodyOfThatNameIsMeant() {
        assertThat(Mentions.in("@kim", Map.of(1L, "Kim", 2L, "kim", 3L, "ki"))).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void oneTextMentionsFiftyPeopleAtTheMost() {
        Map<Long, String> people = new HashMap<>();
        StringBuilder text = new StringBuilder();
        for (long i = 0; i < 60; i++) {
            people.put(i, "user" + i);
            text.append("@user").append(i).append(' ');
        }
        assertThat(Mentions.in(text.toString(), people)).hasSize(Mentions.MAX);
    }

    @Test
    void aTextOfAtSignsIsReadInTime() {
        Map<Long, String> people = new HashMap<>();
        for (long i = 0; i < 1_000; i++) {
            people.put(i, "@".repeat(60) + i);
        }
        assertThat(Mentions.in("@".repeat(4_000), people)).isEmpty();
    }
}
