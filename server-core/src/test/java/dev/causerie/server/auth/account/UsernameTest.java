package dev.causerie.server.auth.account;

import static dev.causerie.server.auth.account.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.api.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UsernameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "Ada Lovelace", "jos\u00e9", "\u674e\u5c0f\u9f99", "x_y-z.7", "O'Brien", "\uD83D\uDE00"})
    void peoplesNamesAreNames(String name) {
        assertThat(Username.of("  " + name + "\n").text()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "a@b",
                "two  spaces",
                "tab\tbed",
                "line\nbreak",
                "null\u0000",
                "bidi\u202Eover",
                "zero\u200Bwidth",
                "lone\uD83D",
                "private\uE000",
                "no-break\u00A0space",
                "sepa\u2028rated"
            })
    void whatCanNotBeSeenOrTakenForAnAddressIsNoName(String name) {
        assertRefused(Code.BAD_REQUEST, "username must be", () -> Username.of(name));
    }

    @Test
    void aNameHasAtMost64Characters() {
        assertThat(Username.of("\uD83D\uDE00".repeat(64)).text()).hasSize(128);
        assertRefused(Code.BAD_REQUEST, "not 65", () -> Username.of("x".repeat(65)));
        // One character that stands for eighteen.
        assertRefused(Code.BAD_REQUEST, "shorter", () -> Username.of("\uFDFA".repeat(64)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"STRASSE", "stra\u00dfe", "Strasse", "\uFF53trasse"})
    void namesThatPeopleTakeForOneHaveOneKey(String name) {
        assertThat(Username.of(name).key()).isEqualTo("strasse");
    }

    @Test
    void composedAndDecomposedAreOneName() {
        assertThat(Username.of("jose\u0301")).isEqualTo(Username.of("jos\u00e9"));
    }
}
