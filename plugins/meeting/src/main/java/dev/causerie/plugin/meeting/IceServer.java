package dev.causerie.plugin.meeting;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * Servers by which peers find a way to each other, in the operator's settings and as a browser's {@code RTCPeerConnection}
 * takes them. Immutable.
 *
 * @param urls at least one, of STUN (RFC 7064) or TURN (RFC 7065)
 * @param username with a credential or not at all; TURN needs both
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record IceServer(List<String> urls, Optional<String> username, Optional<String> credential) {

    IceServer {
        urls = IceUrls.checked(urls);
        if (username.isPresent() != credential.isPresent()) {
            throw new IllegalArgumentException("username and credential must be there both or neither");
        }
        if (username.isEmpty() && urls.stream().anyMatch(IceUrls::isTurn)) {
            throw new IllegalArgumentException(
                    "a turn server needs username and credential, or stands under turn with a secret");
        }
    }
}
