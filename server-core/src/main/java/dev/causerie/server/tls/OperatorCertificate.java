package dev.causerie.server.tls;

import dev.causerie.server.config.OperatorError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The certificate that the operator names by {@code server.tls}: two PEM files, or one with both. Used once, at start. */
final class OperatorCertificate {

    private static final Logger LOG = LoggerFactory.getLogger(OperatorCertificate.class);

    private final Path certificateFile;
    private final Path keyFile;

    OperatorCertificate(Path certificateFile, Path keyFile) {
        this.certificateFile = certificateFile;
        this.keyFile = keyFile;
    }

    /**
     * What stands in the files. A certificate that is over is used, with a warning: browsers refuse it and say why.
     *
     * @throws OperatorError naming the key of the settings and the file, if that can not be read, holds no certificate
     *     or key, or the two do not belong together
     */
    TlsIdentity read(Clock clock) {
        List<X509Certificate> chain =
                pem("server.tls.certificate", certificateFile).certificates();
        if (chain.isEmpty()) {
            throw unusable("server.tls.certificate", certificateFile, "holds no certificate", null);
        }
        List<PrivateKey> keys = pem("server.tls.key", keyFile).keys();
        if (keys.isEmpty()) {
            throw unusable("server.tls.key", keyFile, "holds no private key", null);
        }
        warnOfTheEnd(chain.get(0), clock.instant());
        try {
            return new TlsIdentity(keys.get(0), chain);
        } catch (InvalidKeyException other) {
            throw new OperatorError(
                    "server.tls.key is " + keyFile + ", which can not be used with the certificate in "
                            + certificateFile + ": " + other.getMessage() + "; name two files that belong together",
                    other);
        }
    }

    private static Pem pem(String setting, Path file) {
        try {
            return Pem.read(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException unreadable) {
            throw unusable(setting, file, "can not be read (" + unreadable + ")", unreadable);
        }
    }

    private static OperatorError unusable(String setting, Path file, String why, @Nullable Throwable cause) {
        String message = setting + " is " + file + ", which " + why + ": name a PEM file, its key not encrypted";
        return cause == null ? new OperatorError(message) : new OperatorError(message, cause);
    }

    private void warnOfTheEnd(X509Certificate certificate, Instant now) {
        Instant end = certificate.getNotAfter().toInstant();
        if (end.isBefore(now)) {
            LOG.warn("The certificate in {} is over since {}; browsers refuse it", certificateFile, end);
        }
    }
}
