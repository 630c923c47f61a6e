package dev.causerie.server.gateway.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginPolicyTest {

    private final OriginPolicy policy = OriginPolicy.of(List.of("https://app.example.org", "http://localhost:*"));

    private static HttpHeaders headers(String host, String origin) {
        return new DefaultHttpHeaders().set("host", host).set("origin", origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://app.example.org", "HTTPS://APP.example.ORG", "http://localhost", "http://localhost:8080"
            })
    void listedOriginsPass(String origin) {
        assertThat(policy.lists(origin)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://app.example.org",
                "https://app.example.org:8443",
                "https://app.example.org.evil.org",
                "https://localhost",
                "http://localhost.evil.org",
                "http://localhost:8080.evil.org:1",
                "null",
                ""
            })
    void othersDoNot(String origin) {
        assertThat(policy.lists(origin)).isFalse();
        assertThat(policy.admits(headers("chat.example.org", origin))).isFalse();
    }

    @Test
    void ourOwnOriginPasses() {
        assertThat(OriginPolicy.ownOnly().admits(headers("chat.example.org:3000", "http://chat.example.org:3000")))
                .isTrue();
        assertThat(OriginPolicy.ownOnly().admits(headers("chat.example.org:3000", "http://chat.example.org")))
                .isFalse();
    }

    @Test
    void overTlsOurOwnPagesCameByHttps() {
        OriginPolicy overTls =
                OriginPolicy.of(List.of("http://app.example.org")).overTls();

        assertThat(overTls.admits(headers("chat.example.org:3000", "https://chat.example.org:3000")))
                .isTrue();
        assertThat(overTls.admits(headers("chat.example.org:3000", "http://chat.example.org:3000")))
                .isFalse();
        assertThat(overTls.admits(headers("chat.example.org:3000", "HTTP://chat.example.org:3000")))
                .isFalse();
        assertThat(overTls.admits(headers("chat.example.org:3000", "http://app.example.org")))
                .isTrue();
        assertThat(overTls.admits(headers("chat.example.org:3000", "https://evil.example.org")))
                .isFalse();
        assertThat(overTls.admits(new DefaultHttpHeaders().set("host", "x"))).isTrue();
    }

    @Test
    void requestsWithoutOriginPass() {
        assertThat(policy.admits(new DefaultHttpHeaders().set("host", "x"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "example.org", "https://example.org/", "https://*.example.org", "https://"})
    void whatIsNoOriginIsRefusedAtTheStart(String origin) {
        assertThatThrownBy(() -> OriginPolicy.of(List.of(origin))).isInstanceOf(IllegalArgumentException.class);
    }
}
