package dev.causerie.server.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes certificates that vouch for themselves: EC P-256, for a server, no authority over others. Stateless. */
final class SelfSigned {

    /** Some systems refuse more than 825 days, whoever signed. */
    private static final Duration VALIDITY = Duration.ofDays(800);

    private static final Duration WRONG_CLOCKS = Duration.ofDays(1);
    private static final int SERIAL_BITS = 120;
    private static final X500Name NAME = new X500Name("CN=Causerie");

    private SelfSigned() {}

    /** A new one with a new key, valid from yesterday, so that a browser's clock may be wrong. Takes about 100 ms. */
    static TlsIdentity make(OwnNames names, Clock clock, SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            KeyPair pair = generator.generateKeyPair();
            var signed = builder(names, clock.instant().minus(WRONG_CLOCKS), pair, random)
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
            return new TlsIdentity(
                    pair.getPrivate(), List.of(new JcaX509CertificateConverter().getCertificate(signed)));
        } catch (GeneralSecurityException | OperatorCreationException | IOException failure) {
            throw new IllegalStateException("No certificate for TLS could be made", failure);
        }
    }

    private static X509v3CertificateBuilder builder(OwnNames names, Instant from, KeyPair pair, SecureRandom random)
            throws IOException {
        return new JcaX509v3CertificateBuilder(
                        NAME,
                        new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE),
                        Date.from(from),
                        Date.from(from.plus(VALIDITY)),
                        NAME,
                        pair.getPublic())
                .addExtension(Extension.subjectAlternativeName, false, alternatives(names))
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
    }

    private static GeneralNames alternatives(OwnNames names) {
        List<GeneralName> alternatives = new ArrayList<>();
        for (String host : names.hosts()) {
            alternatives.add(new GeneralName(GeneralName.dNSName, host));
        }
        for (InetAddress address : names.addresses()) {
            alternatives.add(new GeneralName(GeneralName.iPAddress, new DEROctetString(address.getAddress())));
        }
        return new GeneralNames(alternatives.toArray(GeneralName[]::new));
    }
}
