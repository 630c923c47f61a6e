package dev.causerie.server.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PasswordHashTest {

    private static final PasswordCost CHEAP = new PasswordCost(8, 1, 1);
    private static final byte[] SALT = "somesaltsomesalt".getBytes(StandardCharsets.US_ASCII);

    /** From the reference implementation's own test vectors (65,536 KiB, 2 passes, 1 lane, salt {@code somesalt}). */
    @Test
    void agreesWithTheReferenceImplementation() {
        PasswordHash known = PasswordHash.parse(
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");

        assertThat(known.matches("password")).isTrue();
        assertThat(known.matches("differentpassword")).isFalse();
    }

    @Test
    void survivesItsWrittenForm() {
        PasswordHash hash = PasswordHash.of("correct horse", SALT, CHEAP);

        PasswordHash read = PasswordHash.parse(hash.toString());

        assertThat(read.matches("correct horse")).isTrue();
        assertThat(read.matches("correct horsf")).isFalse();
        assertThat(read.cost()).isEqualTo(CHEAP);
        assertThat(read).hasToString(hash.toString());
        assertThat(hash.toString()).startsWith("$argon2id$v=19$m=8,t=1,p=1$").hasSizeLessThan(256);
    }

    @Test
    void composedAndDecomposedLettersAreOnePassword() {
        PasswordHash hash = PasswordHash.of("caf\u00e9 au lait", SALT, CHEAP);

        assertThat(hash.matches("cafe\u0301 au lait")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "password",
                "$argon2i$v=19$m=8,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=16$m=8,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=99999999,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=8,t=99999,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=8,t=1,p=0$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$",
                "$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$CTFh*dXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc$x",
            })
    void whatIsNoHashIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> PasswordHash.parse(text));
    }
}
