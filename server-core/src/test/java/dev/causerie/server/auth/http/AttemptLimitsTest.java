package dev.causerie.server.auth.http;

import static dev.causerie.server.auth.http.AuthServer.login;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causerie.api.Code;
import dev.causerie.api.Rejected;
import dev.causerie.server.auth.MovableClock;
import dev.causerie.server.auth.http.AuthServer.Reply;
import dev.causerie.server.gateway.LeakWatch;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakWatch.class)
final class AttemptLimitsTest {

    private final MovableClock clock = new MovableClock();
    private final AttemptLimits limits = new AttemptLimits(true, clock);

    @Test
    void oneLoginMayBeTriedTenTimesAMinuteFromWherever() throws Exception {
        for (int i = 0; i < 10; i++) {
            limits.login(address("192.0.2." + i), "ada");
        }

        assertLimited(() -> limits.login(address("192.0.2.99"), "ada"), Duration.ofSeconds(6));
        assertThatCode(() -> limits.login(address("192.0.2.99"), "bob")).doesNotThrowAnyException();
        clock.advance(Duration.ofSeconds(6));
        assertThatCode(() -> limits.login(address("192.0.2.99"), "ada")).doesNotThrowAnyException();
        assertLimited(() -> limits.login(address("192.0.2.99"), "ada"), Duration.ofSeconds(6));
    }

    @Test
    void oneAddressMayTryManyLoginsForAWhile() throws Exception {
        for (int i = 0; i < 60; i++) {
            limits.login(address("192.0.2.1"), "user" + i);
        }

        assertLimited(() -> limits.login(address("192.0.2.1"), "another"), Duration.ofSeconds(1));
        assertThatCode(() -> limits.login(address("192.0.2.2"), "another")).doesNotThrowAnyException();
    }

    @Test
    void addressesOfOneNetworkOfIpv6AreOne() throws Exception {
        for (int i = 0; i < 30; i++) {
            limits.register(address("2001:db8:1:2::" + i));
        }

        assertLimited(() -> limits.register(address("2001:db8:1:2:ffff::1")), Duration.ofSeconds(2));
        assertThatCode(() -> limits.register(address("2001:db8:1:3::1"))).doesNotThrowAnyException();
    }

    @Test
    void eachWayInIsCountedByItself() throws Exception {
        for (int i = 0; i < 30; i++) {
            limits.register(address("192.0.2.1"));
        }

        assertThatCode(() -> {
                    limits.guest(address("192.0.2.1"));
                    limits.refresh(address("192.0.2.1"));
                    limits.login(address("192.0.2.1"), "ada");
                    limits.password(1);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void switchedOffTheyCountNothing() throws Exception {
        AttemptLimits off = new AttemptLimits(false, clock);

        for (int i = 0; i < 1_000; i++) {
            off.login(address("192.0.2.1"), "ada");
        }
    }

    @Test
    void whoTriesTooOftenIsToldWhenToComeBack(@TempDir Path data) throws Exception {
        try (AuthServer server = new AuthServer(data, Map.of())) {
            Reply last = server.post("/api/auth/login", login("ada", "wrong horse"));
            for (int i = 0; i < 10; i++) {
                assertThat(last.status()).isEqualTo(401);
                last = server.post("/api/auth/login", login("\uFF21DA ", "wrong horse"));
            }

            assertThat(last.status()).isEqualTo(429);
            assertThat(last.at("/error/code")).isEqualTo("RATE_LIMITED");
            assertThat(last.json().at("/error/retryAfterMs").asLong()).isEqualTo(6_000);
            assertThat(last.json().at("/error/details/retryAfterMs").asLong()).isEqualTo(6_000);
            assertThat(last.header("Retry-After")).isEqualTo("6");
            server.clock.advance(Duration.ofSeconds(6));
            assertThat(server.post("/api/auth/login", login("ada", "wrong horse"))
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void theOperatorMaySwitchThemOff(@TempDir Path data) throws Exception {
        try (AuthServer server = new AuthServer(data, Map.of("RATE_LIMITS", "off"))) {
            for (int i = 0; i < 40; i++) {
                assertThat(server.post("/api/auth/guest", "{}").status()).isEqualTo(400);
                assertThat(server.post("/api/auth/register", "{}").status()).isEqualTo(400);
            }
        }
    }

    private static void assertLimited(ThrowingCallable call, Duration wait) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Rejected.class, refused -> {
            assertThat(refused.code()).isEqualTo(Code.RATE_LIMITED);
            assertThat(refused.retryAfter()).contains(wait);
        });
    }

    private static InetSocketAddress address(String text) throws Exception {
        return new InetSocketAddress(InetAddress.getByName(text), 40_000);
    }
}
