package dev.causerie.plugin.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @Test
    void onlyThePasswordItselfMatchesItsHash() {
        String hash = passwords.hash("sésame");

        assertThat(passwords.matches("sésame", hash)).isTrue();
        assertThat(passwords.matches("sesame", hash)).isFalse();
        assertThat(passwords.matches("", hash)).isFalse();
    }

    @Test
    void thePasswordIsNotInItsHashAndNoTwoHashesAreAlike() {
        assertThat(passwords.hash("sesame")).doesNotContain("sesame").isNotEqualTo(passwords.hash("sesame"));
    }
}
