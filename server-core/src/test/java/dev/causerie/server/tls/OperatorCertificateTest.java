package dev.causerie.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causerie.server.config.OperatorError;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OperatorCertificateTest {

    private static final Duration YEAR = Duration.ofDays(365);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA"})
    void aKeyIsReadInTheFormsThatToolsWrite(String algorithm) throws Exception {
        KeyPair pair = pair(algorithm);
        X509CertificateHolder certificate = certificate(pair, YEAR);
        Path chain = pem("fullchain.pem", certificate, certificate(pair("EC"), YEAR));

        Path pkcs8 = pem("pkcs8.pem", new JcaPKCS8Generator(pair.getPrivate(), null));
        Path traditional = pem("traditional.pem", traditional(pair));
        Path both = pem("both.pem", certificate, traditional(pair));

        assertThat(Files.readString(traditional)).startsWith("-----BEGIN " + algorithm + " PRIVATE KEY-----");
        for (TlsIdentity read : List.of(read(chain, pkcs8), read(chain, traditional), read(both, both))) {
            assertThat(read.certificate().getEncoded()).isEqualTo(certificate.getEncoded());
        }
        assertThat(read(chain, pkcs8).chain()).hasSize(2);
    }

    @Test
    void theKeyOfAnotherIsRefused() throws Exception {
        Path certificate = pem("certificate.pem", certificate(pair("EC"), YEAR));

        assertRefused(
                certificate,
                pem("other.pem", traditional(pair("EC"))),
                "server.tls.key",
                "other.pem",
                "certificate.pem");
        assertRefused(certificate, pem("rsa.pem", pair("RSA")), "server.tls.key", "rsa.pem", "certificate.pem");
    }

    @Test
    void anEncryptedKeyIsRefused() throws Exception {
        KeyPair pair = pair("RSA");
        Path certificate = pem("certificate.pem", certificate(pair, YEAR));
        StringWriter old = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(old)) {
            writer.writeObject(
                    pair,
                    new JcePEMEncryptorBuilder("AES-128-CBC")
                            .setProvider(new BouncyCastleProvider())
                            .build("secret".toCharArray()));
        }
        var encryptor = new JceOpenSSLPKCS8EncryptorBuilder(JcaPKCS8Generator.AES_256_CBC)
                .setProvider(new BouncyCastleProvider())
                .setPassword("secret".toCharArray())
                .build();

        assertRefused(
                certificate, Files.writeString(folder.resolve("old.pem"), old.toString()), "old.pem", "encrypted");
        assertRefused(
                certificate,
                pem("new.pem", new JcaPKCS8Generator(pair.getPrivate(), encryptor)),
                "new.pem",
                "encrypted");
    }

    @Test
    void aFileThatIsMissingOrHoldsSomethingElseIsNamed() throws Exception {
        KeyPair pair = pair("EC");
        Path certificate = pem("certificate.pem", certificate(pair, YEAR));
        Path key = pem("key.pem", traditional(pair));
        Path binary = Files.write(
                folder.resolve("certificate.der"), certificate(pair, YEAR).getEncoded());
        Path broken = Files.writeString(
                folder.resolve("broken.pem"), Files.readString(certificate).replaceFirst("MII", "AAA"));

        assertRefused(folder.resolve("none.pem"), key, "server.tls.certificate", "none.pem");
        assertRefused(folder, key, "server.tls.certificate", folder.toString());
        assertRefused(binary, key, "server.tls.certificate", "certificate.der", "holds no certificate");
        assertRefused(broken, key, "server.tls.certificate", "broken.pem");
        assertRefused(key, key, "server.tls.certificate", "key.pem", "holds no certificate");
        assertRefused(certificate, folder.resolve("none.pem"), "server.tls.key", "none.pem");
        assertRefused(certificate, certificate, "server.tls.key", "certificate.pem", "holds no private key");
    }

    @Test
    void oneThatIsOverIsUsed() throws Exception {
        KeyPair pair = pair("EC");
        Path both = pem("both.pem", certificate(pair, Duration.ofDays(-1)), traditional(pair));

        assertThat(read(both, both).certificate().getNotAfter()).isInThePast();
    }

    private static void assertRefused(Path certificate, Path key, String... words) {
        assertThatThrownBy(() -> read(certificate, key))
                .isInstanceOf(OperatorError.class)
                .hasMessageContainingAll(words)
                .hasMessageNotContaining("\n");
    }

    private static TlsIdentity read(Path certificate, Path key) {
        return new OperatorCertificate(certificate, key).read(Clock.systemUTC());
    }

    private Path pem(String name, Object... parts) throws Exception {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            for (Object part : parts) {
                writer.writeObject(part);
            }
        }
        return Files.writeString(folder.resolve(name), text.toString());
    }

    /** As OpenSSL writes it: PKCS #1 (RFC 8017), or SEC 1 with the name of the curve (RFC 5915). */
    private static Object traditional(KeyPair pair) throws Exception {
        if (!(pair.getPrivate() instanceof ECPrivateKey key)) {
            return pair;
        }
        return new PemObject(
                "EC PRIVATE KEY",
                new org.bouncycastle.asn1.sec.ECPrivateKey(256, key.getS(), SECObjectIdentifiers.secp256r1)
                        .getEncoded());
    }

    private static KeyPair pair(String algorithm) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(algorithm.equals("EC") ? 256 : 2048);
        return generator.generateKeyPair();
    }

    private static X509CertificateHolder certificate(KeyPair pair, Duration left) throws Exception {
        X500Name name = new X500Name("CN=localhost");
        String algorithm = pair.getPrivate().getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
        return new JcaX509v3CertificateBuilder(
                        name,
                        new BigInteger(64, new SecureRandom()),
                        Date.from(Instant.now().minus(YEAR)),
                        Date.from(Instant.now().plus(left)),
                        name,
                        pair.getPublic())
                .build(new JcaContentSignerBuilder(algorithm).build(pair.getPrivate()));
    }
}
