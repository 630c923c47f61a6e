package dev.causerie.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causerie.server.config.OperatorError;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeptCertificateTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final OwnNames NAMES = names("localhost", "127.0.0.1", "::1", "192.0.2.7");

    @TempDir
    Path data;

    @Test
    void theFirstOneIsP256AndNamesTheMachineForNoMoreThan825Days() throws Exception {
        X509Certificate certificate = at(NOW, NAMES).certificate();

        assertThat(((ECPublicKey) certificate.getPublicKey())
                        .getParams()
                        .getOrder()
                        .bitLength())
                .isEqualTo(256);
        assertThat(certificate.getSubjectAlternativeNames())
                .containsExactlyInAnyOrder(
                        List.of(2, "localhost"),
                        List.of(7, "127.0.0.1"),
                        List.of(7, "0:0:0:0:0:0:0:1"),
                        List.of(7, "192.0.2.7"));
        assertThat(validity(certificate)).isBetween(Duration.ofDays(365), Duration.ofDays(825));
        certificate.checkValidity(Date.from(NOW));
        certificate.verify(certificate.getPublicKey());
        assertThat(certificate.getBasicConstraints()).as("no authority").isEqualTo(-1);
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    }

    @Test
    void onlyTheOwnerReadsTheFileAndNothingElseIsLeft() throws Exception {
        at(NOW, NAMES);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        try (var files = Files.list(data)) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void aRestartKeepsIt() {
        TlsIdentity made = at(NOW, NAMES);
        TlsIdentity kept = at(NOW.plus(Duration.ofDays(300)), NAMES);

        assertThat(kept.fingerprint()).isEqualTo(made.fingerprint()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
        assertThat(kept.key()).isEqualTo(made.key());
    }

    @Test
    void anAddressThatIsGoneChangesNothing() {
        TlsIdentity made = at(NOW, NAMES);

        assertThat(at(NOW, names("localhost", "127.0.0.1", "::1")).fingerprint())
                .isEqualTo(made.fingerprint());
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.8", "2001:db8::1", "meet.example.org"})
    void aNewAddressOrNameRenewsIt(String added) {
        TlsIdentity made = at(NOW, NAMES);
        OwnNames more = names("localhost", "127.0.0.1", "::1", "192.0.2.7", added);

        TlsIdentity renewed = at(NOW, more);

        assertThat(renewed.fingerprint()).isNotEqualTo(made.fingerprint());
        assertThat(more.coveredBy(renewed.certificate())).isTrue();
        assertThat(at(NOW, more).fingerprint()).isEqualTo(renewed.fingerprint());
    }

    @Test
    void itIsRenewedThirtyDaysBeforeItsEnd() {
        TlsIdentity made = at(NOW, NAMES);
        Instant end = made.certificate().getNotAfter().toInstant();

        assertThat(at(end.minus(Duration.ofDays(31)), NAMES).fingerprint()).isEqualTo(made.fingerprint());
        TlsIdentity renewed = at(end.minus(Duration.ofDays(29)), NAMES);
        assertThat(renewed.fingerprint()).isNotEqualTo(made.fingerprint());
        assertThat(renewed.certificate().getNotAfter().toInstant()).isAfter(end.plus(Duration.ofDays(300)));
    }

    @Test
    void oneOfTheFutureIsRenewed() {
        TlsIdentity made = at(NOW, NAMES);

        assertThat(at(NOW.minus(Duration.ofDays(10)), NAMES).fingerprint()).isNotEqualTo(made.fingerprint());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "-----BEGIN CERTIFICATE-----\n",
                "-----BEGIN CERTIFICATE-----\n!!!\n-----END CERTIFICATE-----\n",
                "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n",
                "-----BEGIN PRIVATE KEY-----\nMAA=\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\nBQA=\n-----END PRIVATE KEY-----\n",
                "-----BEGIN EC PRIVATE KEY-----\nMAMCAQE=\n-----END EC PRIVATE KEY-----\n"
            })
    void aFileWithoutACertificateIsTheOperatorsToMend(String content) throws Exception {
        Files.writeString(file(), content);

        assertThatTheOperatorIsTold();
        assertThat(file()).hasContent(content);
    }

    @Test
    void halfAFileIsTheOperatorsToMend() throws Exception {
        at(NOW, NAMES);
        String whole = Files.readString(file());
        int end = whole.indexOf("-----END PRIVATE KEY-----");

        for (int length = 0; length < end; length += 7) {
            Files.writeString(file(), whole.substring(0, length));
            assertThatTheOperatorIsTold();
        }
    }

    @Test
    void theKeyOfAnotherIsTheOperatorsToMend() throws Exception {
        at(NOW, NAMES);
        String first = Files.readString(file());
        Files.delete(file());
        at(NOW, NAMES);
        String second = Files.readString(file());
        Files.writeString(file(), first.substring(0, start(first)) + second.substring(start(second)));

        assertThatTheOperatorIsTold();
    }

    @Test
    void aDataFolderThatIsNoFolderIsTheOperatorsToMend() throws Exception {
        Path noFolder = Files.writeString(data.resolve("file"), "");

        assertThatThrownBy(() -> kept(noFolder, NOW).readOrMake(NAMES))
                .isInstanceOf(OperatorError.class)
                .hasMessageContainingAll("https.pem", "data folder", "server.tls");
    }

    private void assertThatTheOperatorIsTold() {
        assertThatThrownBy(() -> at(NOW, NAMES))
                .isInstanceOf(OperatorError.class)
                .hasMessageContainingAll(file().toString(), "delete it");
    }

    private TlsIdentity at(Instant now, OwnNames names) {
        return kept(data, now).readOrMake(names);
    }

    private static KeptCertificate kept(Path folder, Instant now) {
        return new KeptCertificate(folder, Clock.fixed(now, ZoneOffset.UTC), new SecureRandom());
    }

    private Path file() {
        return data.resolve("https.pem");
    }

    private static int start(String pem) {
        return pem.indexOf("-----BEGIN PRIVATE KEY-----");
    }

    private static Duration validity(X509Certificate certificate) {
        return Duration.between(
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    /** Addresses, by their looks, and names. */
    private static OwnNames names(String... all) {
        var addresses = Set.of(all).stream()
                .filter(each -> each.contains(":") || each.matches("[0-9.]+"))
                .collect(Collectors.toSet());
        var hosts = new HashSet<>(Set.of(all));
        hosts.removeAll(addresses);
        return new OwnNames(
                hosts, addresses.stream().map(KeptCertificateTest::address).collect(Collectors.toSet()));
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
