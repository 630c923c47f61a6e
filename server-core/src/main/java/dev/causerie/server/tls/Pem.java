package dev.causerie.server.tls;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * What stands in PEM text (RFC 7468): certificates, and private keys as PKCS #8, PKCS #1 or SEC 1. Immutable.
 *
 * @param certificates in the order of the text
 * @param keys in the order of the text
 */
record Pem(List<X509Certificate> certificates, List<PrivateKey> keys) {

    Pem {
        certificates = List.copyOf(certificates);
        keys = List.copyOf(keys);
    }

    /**
     * Reads the text; whatever else stands in it is skipped.
     *
     * @throws IOException if something in it is not what its label says, or is an encrypted key
     */
    static Pem read(String text) throws IOException {
        List<X509Certificate> certificates = new ArrayList<>();
        List<PrivateKey> keys = new ArrayList<>();
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            for (Object found = parser.readObject(); found != null; found = parser.readObject()) {
                if (found instanceof X509CertificateHolder certificate) {
                    certificates.add(new JcaX509CertificateConverter().getCertificate(certificate));
                } else if (found instanceof PEMKeyPair pair) {
                    keys.add(new JcaPEMKeyConverter().getPrivateKey(pair.getPrivateKeyInfo()));
                } else if (found instanceof PrivateKeyInfo key) {
                    keys.add(new JcaPEMKeyConverter().getPrivateKey(key));
                } else if (found instanceof PEMEncryptedKeyPair || found instanceof PKCS8EncryptedPrivateKeyInfo) {
                    throw new IOException("the private key is encrypted");
                }
            }
        } catch (GeneralSecurityException | RuntimeException malformed) {
            // The library throws many kinds for one thing.
            throw new IOException("malformed PEM", malformed);
        }
        return new Pem(certificates, keys);
    }

    /** The certificates and the key as one text; readers of certificates alone find the certificates first. */
    static String write(TlsIdentity identity) {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            for (X509Certificate certificate : identity.chain()) {
                writer.writeObject(new PemObject("CERTIFICATE", certificate.getEncoded()));
            }
            writer.writeObject(new PemObject("PRIVATE KEY", identity.key().getEncoded()));
        } catch (IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException("A certificate that was read can be written", impossible);
        }
        return text.toString();
    }
}
