package dev.causerie.server.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causerie.api.Code;
import dev.causerie.api.Rejected;
import dev.causerie.api.event.RateLimit;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

    private static final RateLimit THREE_AN_HOUR = new RateLimit(3, Duration.ofHours(1));

    @Test
    void whoSendsTooMuchIsToldWhenToTryAgain() {
        RateLimits limits = RateLimits.of(THREE_AN_HOUR);
        for (int i = 0; i < 3; i++) {
            limits.take("session");
        }
        assertThatThrownBy(() -> limits.take("session")).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.code()).isEqualTo(Code.RATE_LIMITED);
            assertThat(rejected.retryAfter())
                    .hasValueSatisfying(
                            wait -> assertThat(wait).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(20)));
        });
        limits.take("another session");
    }

    @Test
    void anEventsOwnLimitIsAUsersWhateverTheSession() {
        RateLimits limits = RateLimits.of(new RateLimit(100, Duration.ofSeconds(1)));
        for (int i = 0; i < 3; i++) {
            limits.take(7, "typing", THREE_AN_HOUR);
        }
        assertThatThrownBy(() -> limits.take(7, "typing", THREE_AN_HOUR)).isInstanceOf(Rejected.class);
        limits.take(7, "message", THREE_AN_HOUR);
        limits.take(8, "typing", THREE_AN_HOUR);
    }

    @Test
    void switchedOffNothingIsLimited() {
        RateLimits limits = RateLimits.off();
        assertThatCode(() -> {
                    for (int i = 0; i < 1_000; i++) {
                        limits.take("session");
                        limits.take(7, "typing", THREE_AN_HOUR);
                    }
                })
                .doesNotThrowAnyException();
    }
}
