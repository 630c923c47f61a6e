package dev.causerie.server.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The certificate for https ({@code server.tls}). Immutable.
 *
 * @param certificate PEM file with the certificate and its chain; absent: a self-signed one is made
 * @param key PEM file with its private key, not encrypted
 * @param handshakeTimeout after which a connection without a TLS handshake is closed
 */
public record TlsSettings(Optional<Path> certificate, Optional<Path> key, Duration handshakeTimeout) {
    public TlsSettings {
        new Checks()
                .that(certificate.isEmpty() || key.isPresent(), "key", "must be given with server.tls.certificate")
                .that(key.isEmpty() || certificate.isPresent(), "certificate", "must be given with server.tls.key")
                .between("handshakeTimeout", handshakeTimeout, Duration.ofSeconds(1), Duration.ofMinutes(1))
                .done();
    }
}
