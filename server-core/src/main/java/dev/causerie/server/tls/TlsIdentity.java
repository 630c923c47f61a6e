package dev.causerie.server.tls;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** A certificate with its chain and its private key, which belong together. Immutable; prints no key. */
final class TlsIdentity {

    private static final byte[] SAMPLE = new byte[32];

    private final PrivateKey key;
    private final List<X509Certificate> chain;

    /**
     * Puts them together.
     *
     * @param chain the server's own certificate first; one at least
     * @throws InvalidKeyException if the key is not that of the first certificate, or neither RSA nor EC
     */
    TlsIdentity(PrivateKey key, List<X509Certificate> chain) throws InvalidKeyException {
        this.key = key;
        this.chain = List.copyOf(chain);
        if (!signsFor(certificate())) {
            throw new InvalidKeyException("The private key is not that of the certificate");
        }
    }

    PrivateKey key() {
        return key;
    }

    /** The server's own certificate first. */
    List<X509Certificate> chain() {
        return chain;
    }

    X509Certificate certificate() {
        return chain.get(0);
    }

    /** SHA-256 of the certificate as browsers show it: pairs of capital hexadecimal digits with colons between. */
    String fingerprint() {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(certificate().getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    private boolean signsFor(X509Certificate certificate) throws InvalidKeyException {
        if (!key.getAlgorithm().equals(certificate.getPublicKey().getAlgorithm())) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance(algorithm());
            signature.initSign(key);
            signature.update(SAMPLE);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(SAMPLE);
            return signature.verify(signed);
        } catch (InvalidKeyException unusable) {
            throw unusable;
        } catch (GeneralSecurityException failed) {
            throw new InvalidKeyException("The private key can not sign", failed);
        }
    }

    private String algorithm() throws InvalidKeyException {
        return switch (key.getAlgorithm().toUpperCase(Locale.ROOT)) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> throw new InvalidKeyException("A key for TLS is RSA or EC, not " + key.getAlgorithm());
        };
    }
}
