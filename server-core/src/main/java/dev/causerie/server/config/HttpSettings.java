package dev.causerie.server.config;

import java.util.List;

/**
 * REST and pages ({@code http}). Immutable.
 *
 * @param bodyLimit largest request body
 * @param origins that may call with credentials, besides our own
 */
public record HttpSettings(ByteSize bodyLimit, List<String> origins) {
    /** Refuses what can not work, every key of it at once. */
    public HttpSettings {
        origins = List.copyOf(origins);
        new Checks()
                .between("bodyLimit", bodyLimit, ByteSize.ofKiB(1), ByteSize.ofMiB(512))
                .that(
                        origins.stream().allMatch(Origins::isOrigin),
                        "origins",
                        "must be origins such as https://app.example.org: scheme, host and port, nothing after")
                .done();
    }
}
