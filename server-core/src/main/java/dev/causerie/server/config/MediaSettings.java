package dev.causerie.server.config;

import java.util.Optional;

/**
 * The media server ({@code media}). Immutable.
 *
 * @param address announced to clients; absent: the host's own
 * @param bindAddress that media sockets bind to
 * @param firstPort first UDP port, one for each worker, counting up
 * @param workers threads; absent: one for each core
 */
public record MediaSettings(Optional<String> address, String bindAddress, int firstPort, Optional<Integer> workers) {
    public MediaSettings {
        new Checks()
                .notBlank("bindAddress", bindAddress)
                .between("firstPort", firstPort, 0, 65_000)
                .between("workers", workers.orElse(1), 1, 256)
                .done();
    }
}
