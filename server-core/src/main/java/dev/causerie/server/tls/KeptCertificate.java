package dev.causerie.server.tls;

import dev.causerie.server.config.OperatorError;
import dev.causerie.server.file.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The self-signed certificate in the data folder, {@code https.pem} with its key, so that browsers which trust it once do
 * so after a restart. Used once, at start.
 */
final class KeptCertificate {

    private static final Logger LOG = LoggerFactory.getLogger(KeptCertificate.class);
    private static final Duration RENEW_WITHIN = Duration.ofDays(30);

    private final PrivateFile file;
    private final Clock clock;
    private final SecureRandom random;

    KeptCertificate(Path folder, Clock clock, SecureRandom random) {
        this.file = new PrivateFile(folder, "https.pem");
        this.clock = clock;
        this.random = random;
    }

    /**
     * The certificate of the file; a new one with a new key if there is none, if that one ends within 30 days, or if it
     * lacks one of these names.
     *
     * @throws OperatorError if the file can not be read, written or used
     */
    TlsIdentity readOrMake(OwnNames names) {
        try {
            if (file.exists()) {
                TlsIdentity kept = read();
                if (serves(kept.certificate(), names)) {
                    return kept;
                }
            }
            TlsIdentity made = SelfSigned.make(names, clock, random);
            file.write(Pem.write(made).getBytes(StandardCharsets.US_ASCII));
            LOG.info(
                    "Made a certificate for {}, good until {}",
                    names,
                    made.certificate().getNotAfter().toInstant());
            return made;
        } catch (IOException failure) {
            throw new OperatorError(
                    "The certificate for https can not be kept in " + file.path() + " (" + failure
                            + "): let the server write to the data folder, or name a certificate of your own in"
                            + " server.tls",
                    failure);
        }
    }

    private boolean serves(X509Certificate certificate, OwnNames names) {
        Instant now = clock.instant();
        return !now.isBefore(certificate.getNotBefore().toInstant())
                && now.plus(RENEW_WITHIN).isBefore(certificate.getNotAfter().toInstant())
                && names.coveredBy(certificate);
    }

    private TlsIdentity read() throws IOException {
        String text = new String(file.read(), StandardCharsets.ISO_8859_1);
        try {
            Pem pem = Pem.read(text);
            if (pem.certificates().isEmpty() || pem.keys().isEmpty()) {
                throw new InvalidKeyException("a certificate or its key is missing");
            }
            return new TlsIdentity(pem.keys().get(0), pem.certificates());
        } catch (IOException | InvalidKeyException unusable) {
            throw new OperatorError(
                    file.path() + " does not hold a certificate with its key (" + unusable.getMessage()
                            + "): delete it, and a new one is made (browsers ask again whether to trust it)",
                    unusable);
        }
    }
}
