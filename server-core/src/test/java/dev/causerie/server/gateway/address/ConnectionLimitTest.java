package dev.causerie.server.gateway.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionLimitTest {

    private final ConnectionLimit limit = new ConnectionLimit(new AddressLimits(
            2, AddressRanges.of(List.of("192.0.2.0/24", "::1")), AddressRanges.of(List.of("10.0.0.1", "10.1.0.0/16"))));

    private static InetAddress address(String literal) {
        return Objects.requireNonNull(NetUtil.createInetAddressFromIpAddressString(literal));
    }

    @Test
    void asManyAsAllowedAndNotOneMore() {
        Optional<Place> first = limit.connection(address("198.51.100.1"));
        Optional<Place> second = limit.connection(address("198.51.100.1"));

        assertThat(first).isPresent();
        assertThat(second).isPresent();
        assertThat(limit.connection(address("198.51.100.1"))).isEmpty();
        assertThat(limit.connection(address("198.51.100.2"))).isPresent();
        assertThat(limit.session(address("198.51.100.1"), List.of())).isPresent();
    }

    @Test
    void placeThatIsLeftTwiceIsFreeOnce() {
        Place first = limit.connection(address("198.51.100.1")).orElseThrow();
        assertThat(limit.connection(address("198.51.100.1"))).isPresent();

        first.leave();
        first.leave();

        assertThat(limit.connection(address("198.51.100.1"))).isPresent();
        assertThat(limit.connection(address("198.51.100.1"))).isEmpty();
    }

    @Test
    void addressesWithoutPlacesAreForgotten() {
        Places places = new Places(2);
        Place one = places.take(address("198.51.100.1")).orElseThrow();
        Place two = places.take(address("198.51.100.1")).orElseThrow();

        one.leave();
        assertThat(places.addresses()).isEqualTo(1);
        two.leave();

        assertThat(places.addresses()).isZero();
    }

    @Test
    void addressesOfOneIpv6NetworkCountTogether() {
        assertThat(limit.connection(address("2001:db8:1:2::1"))).isPresent();
        assertThat(limit.connection(address("2001:db8:1:2:ffff::1"))).isPresent();

        assertThat(limit.connection(address("2001:db8:1:2:3::9"))).isEmpty();
        assertThat(limit.connection(address("2001:db8:1:3::1"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.77", "::1", "10.1.2.3"})
    void exemptAddressesAndProxiesAreNotCounted(String literal) {
        for (int i = 0; i < 5; i++) {
            assertThat(limit.connection(address(literal))).isPresent();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.1, 203.0.113.9, 198.51.100.1",
        "10.0.0.1, 203.0.113.9, 203.0.113.9",
        "10.0.0.1, '198.51.100.8, 203.0.113.9', 203.0.113.9",
        "10.0.0.1, '203.0.113.9, 10.1.0.5', 203.0.113.9",
        "10.0.0.1, 2001:db8::1, 2001:db8::1",
        "10.0.0.1, '', 10.0.0.1",
        "10.0.0.1, 'unknown', 10.0.0.1",
        "10.0.0.1, 'evil.example, 10.1.0.5', 10.1.0.5",
    })
    void forwardedAddressCountsOnlyFromTrustedProxies(String peer, String forwarded, String client) {
        assertThat(limit.client(address(peer), List.of(forwarded))).isEqualTo(address(client));
    }

    @Test
    void severalForwardedHeadersAreOneList() {
        assertThat(limit.client(address("10.0.0.1"), List.of("198.51.100.8", "203.0.113.9, 10.1.0.5")))
                .isEqualTo(address("203.0.113.9"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "10.0.0.0/33", "10.0.0.0/", "10.0.0/8", "::1/129", "1.2.3.4/-1"})
    void whatIsNoRangeIsRefused(String written) {
        assertThatThrownBy(() -> AddressRanges.of(List.of(written)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("An address is written");
    }
}
