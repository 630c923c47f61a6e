package dev.causerie.server.auth.account;

import static dev.causerie.server.auth.account.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.api.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.org",
                "a.b+c@sub.example.org",
                "ada@localhost",
                "ada@b\u00fccher.example",
                "o'brien@example.org"
            })
    void whatMailCouldGoToIsAnAddress(String text) {
        assertThat(EmailAddress.of(" " + text + " ").text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@example.org",
                "ada@",
                "ada@@example.org",
                "a da@example.org",
                "ada@exa mple.org",
                "ada@example..org",
                "a..da@example.org",
                "ada@-",
                "ada@example.org-",
                "ada\n@example.org",
                "<ada@example.org>"
            })
    void anythingElseIsNone(String text) {
        assertRefused(Code.BAD_REQUEST, "email must be", () -> EmailAddress.of(text));
    }

    @Test
    void itHasAtMost254Characters() {
        String host = "x".repeat(250 - 4) + ".org";

        assertThat(EmailAddress.of("ada@" + host).text()).hasSize(254);
        assertRefused(Code.BAD_REQUEST, "email", () -> EmailAddress.of("adam@" + host));
        assertRefused(Code.BAD_REQUEST, "email", () -> EmailAddress.of("x".repeat(65) + "@example.org"));
        assertRefused(Code.BAD_REQUEST, "email", () -> EmailAddress.of("a@".repeat(200_000)));
    }

    @Test
    void theCaseMakesNoOther() {
        assertThat(EmailAddress.of("Ada@Example.ORG").key()).isEqualTo("ada@example.org");
    }
}
