package dev.causerie.server.tls;

import dev.causerie.server.config.OperatorError;
import dev.causerie.server.config.ServerSettings;
import dev.causerie.server.config.TlsSettings;
import dev.causerie.server.gateway.Tls;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** TLS as the settings want it, for the gateway. Stateless. */
public final class ServerTls {

    private static final Logger LOG = LoggerFactory.getLogger(ServerTls.class);

    /** With forward secrecy and authenticated encryption alone (RFC 9325 section 4.2). */
    private static final List<String> CIPHERS = List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private ServerTls() {}

    /**
     * TLS 1.2 and 1.3 with the operator's certificate or a self-signed one; nothing when {@code server.https} is off. May
     * write {@code https.pem} to the data folder. Blocking.
     *
     * @throws OperatorError naming the setting or the file, if a certificate or its key can not be used
     */
    public static Optional<Tls> of(ServerSettings server, Clock clock, SecureRandom random) {
        if (!server.https()) {
            return Optional.empty();
        }
        TlsIdentity identity = identity(server, clock, random);
        LOG.info("The certificate's SHA-256 fingerprint is {}", identity.fingerprint());
        return Optional.of(new Tls(context(identity), server.tls().handshakeTimeout()));
    }

    private static TlsIdentity identity(ServerSettings server, Clock clock, SecureRandom random) {
        TlsSettings tls = server.tls();
        if (tls.certificate().isPresent() && tls.key().isPresent()) {
            return new OperatorCertificate(tls.certificate().get(), tls.key().get()).read(clock);
        }
        return new KeptCertificate(server.data(), clock, random)
                .readOrMake(OwnNames.ofThisHost(server.publicUrl().map(URI::getHost)));
    }

    private static SslContext context(TlsIdentity identity) {
        try {
            return SslContextBuilder.forServer(identity.key(), identity.chain())
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .ciphers(CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
                    .build();
        } catch (SSLException refused) {
            throw new OperatorError(
                    "The certificate for https can not be used (" + refused.getMessage()
                            + "): name another in server.tls",
                    refused);
        }
    }
}
