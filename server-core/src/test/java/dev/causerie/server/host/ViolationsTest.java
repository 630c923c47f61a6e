package dev.causerie.server.host;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Valid;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ViolationsTest {

    private static final ValidatorFactory FACTORY = Violations.factory();

    record Inner(@Size(max = 3) String text) {}

    record Outer(
            @Size(max = 3) String name,
            Optional<@NotBlank String> inside,
            @NotBlank Optional<String> outside,
            Optional<@Valid Inner> inner,
            List<@Valid Inner> list,
            Map<String, @Max(5) Integer> map,

            @Pattern(regexp = "[a-z]*", message = "must be lower case, and not ${validatedValue}")
            String word) {}

    @AfterAll
    static void close() {
        FACTORY.close();
    }

    @Test
    void absentValuesAreNotAskedAbout() {
        assertThat(fault(new Outer("n", Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Map.of(), "")))
                .isEmpty();
    }

    @Test
    void presentValuesAreHeldToTheirLimits() {
        Inner good = new Inner("abc");
        Inner bad = new Inner("abcd");
        assertThat(fault(outer("abcd", "x", "x", good, good, 1))).contains("name size must be between 0 and 3");
        assertThat(fault(outer("n", " ", "x", good, good, 1))).contains("inside must not be blank");
        assertThat(fault(outer("n", "x", " ", good, good, 1))).contains("outside must not be blank");
        assertThat(fault(outer("n", "x", "x", bad, good, 1))).contains("inner.text size must be between 0 and 3");
        assertThat(fault(outer("n", "x", "x", good, bad, 1))).contains("list[0].text size must be between 0 and 3");
        assertThat(fault(outer("n", "x", "x", good, good, 6))).contains("map[k] must be less than or equal to 5");
    }

    @Test
    void messagesAreNoProgram() {
        Outer shouting =
                new Outer("n", Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Map.of(), "${1+1}");

        assertThat(fault(shouting).orElseThrow())
                .startsWith("word must be lower case")
                .doesNotContain("2");
    }

    @Test
    void oneFaultIsNamedAndAlwaysTheSame() {
        assertThat(fault(outer("abcd", " ", " ", new Inner("abcd"), new Inner("abcd"), 9)))
                .contains("inner.text size must be between 0 and 3");
    }

    private static Outer outer(String name, String inside, String outside, Inner inner, Inner item, int value) {
        return new Outer(
                name,
                Optional.of(inside),
                Optional.of(outside),
                Optional.of(inner),
                List.of(item),
                Map.of("k", value),
                "");
    }

    private static Optional<String> fault(Outer outer) {
        return Violations.describe(FACTORY.getValidator().validate(outer));
    }
}
