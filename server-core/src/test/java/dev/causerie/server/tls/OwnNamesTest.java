package dev.causerie.server.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OwnNamesTest {

    @Test
    void theMachineIsKnownByTheLoopbackAndItsOwnAddresses() throws Exception {
        OwnNames names = OwnNames.ofThisHost(Optional.empty());

        assertThat(names.hosts()).contains("localhost");
        assertThat(names.addresses()).extracting(InetAddress::getHostAddress).contains("127.0.0.1", "0:0:0:0:0:0:0:1");
        NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLinkLocalAddress())
                .forEach(address -> assertThat(names.addresses()).contains(address));
        assertThat(names.addresses())
                .noneMatch(address -> address instanceof Inet6Address && address.isLinkLocalAddress());
        assertThat(names.toString()).contains("127.0.0.1", "localhost").doesNotContain("%");
        assertThat(names.coveredBy(SelfSigned.make(names, Clock.systemUTC(), new SecureRandom())
                        .certificate()))
                .isTrue();
    }

    @Test
    void thePublishedHostIsAmongThem() {
        assertThat(OwnNames.ofThisHost(Optional.of("Meet.Example.org")).hosts()).contains("meet.example.org");
        assertThat(OwnNames.ofThisHost(Optional.of("192.0.2.9")).addresses())
                .extracting(InetAddress::getHostAddress)
                .contains("192.0.2.9");
        assertThat(OwnNames.ofThisHost(Optional.of("[2001:db8::9]")).addresses())
                .extracting(InetAddress::getHostAddress)
                .contains("2001:db8:0:0:0:0:0:9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "münchen.example", "-x", "x.", "*.example.org"})
    void whatIsNoHostNameIsLeftOut(String name) {
        assertThat(OwnNames.ofThisHost(Optional.of(name)).hosts())
                .isEqualTo(OwnNames.ofThisHost(Optional.empty()).hosts());
    }
}
