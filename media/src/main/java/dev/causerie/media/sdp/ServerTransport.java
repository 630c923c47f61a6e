package dev.causerie.media.sdp;

import dev.causerie.media.dtls.Fingerprint;
import dev.causerie.media.ice.IceCredentials;
import java.util.List;

/**
 * What the answer says about the server's end of a transport. Immutable.
 *
 * @param credentials of ICE
 * @param fingerprint of the DTLS certificate
 * @param addresses the IP addresses to reach it, the preferred one first, at least one
 * @param port its UDP port
 */
public record ServerTransport(IceCredentials credentials, Fingerprint fingerprint, List<String> addresses, int port) {
    public ServerTransport {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("a transport needs an address to announce");
        }
    }
}
