package dev.causerie.server.auth.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causerie.api.Code;
import dev.causerie.api.Rejected;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Asserts that a call is refused as the contract says. Stateless. */
final class Refusal {

    private Refusal() {}

    static void assertRefused(Code code, String message, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Rejected.class, refused -> assertThat(refused.code()).isEqualTo(code))
                .hasMessageContaining(message);
    }
}
