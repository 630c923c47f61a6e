package dev.causerie.server.config;

import dev.causerie.server.gateway.address.AddressRanges;
import java.util.List;

/** Looks whether what was written names IP addresses. Stateless. */
final class Addresses {

    static final String MUST = "must be IP addresses or ranges of them such as 10.0.0.0/8";

    private Addresses() {}

    /** Whether each is an IP address or a range in CIDR notation. */
    static boolean areRanges(List<String> written) {
        try {
            AddressRanges.of(written);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
