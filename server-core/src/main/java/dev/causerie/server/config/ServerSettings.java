package dev.causerie.server.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the server listens and what it is run for ({@code server} in reference.conf). Immutable.
 *
 * @param port TCP port, 0 for a free one
 * @param host name or address to listen on
 * @param publicUrl where clients find the server, when it is known
 * @param mode demo or production
 * @param data folder for what the server keeps
 * @param https whether the port speaks TLS
 * @param tls its certificate
 */
public record ServerSettings(
        int port, String host, Optional<URI> publicUrl, Mode mode, Path data, boolean https, TlsSettings tls) {
    /** Refuses what can not work, every key of it at once. */
    public ServerSettings {
        new Checks()
                .between("port", port, 0, 65_535)
                .notBlank("host", host)
                .that(
                        publicUrl.isEmpty() || Origins.isHttp(publicUrl.get()),
                        "publicUrl",
                        "must be an http or https address such as https://meet.example.org")
                .that(
                        https || tls.certificate().isEmpty(),
                        "https",
                        "must be on where server.tls.certificate is given, or run with --https")
                .done();
    }
}
