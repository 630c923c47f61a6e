package dev.causerie.server.gateway.address;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what each address has. Thread-safe. */
final class Places {

    /** An IPv6 client has a whole network of this prefix to choose its address from (RFC 6177). */
    private static final int NETWORK_BYTES = 8;

    private final int limit;
    private final Map<ByteBuffer, Integer> taken = new ConcurrentHashMap<>();

    Places(int limit) {
        this.limit = limit;
    }

    /** A place, or none where the address has as many as it may. */
    Optional<Place> take(InetAddress address) {
        ByteBuffer counted = counted(address);
        boolean[] room = new boolean[1];
        taken.compute(counted, (key, count) -> {
            int now = count == null ? 0 : count;
            room[0] = now < limit;
            return room[0] ? Integer.valueOf(now + 1) : count;
        });
        return room[0] ? Optional.of(new Place(() -> leave(counted))) : Optional.empty();
    }

    /** Addresses that have something; what nobody holds is forgotten. */
    int addresses() {
        return taken.size();
    }

    private void leave(ByteBuffer counted) {
        taken.computeIfPresent(counted, (key, count) -> count == 1 ? null : Integer.valueOf(count - 1));
    }

    private static ByteBuffer counted(InetAddress address) {
        byte[] bytes = address.getAddress();
        return ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, NETWORK_BYTES));
    }
}
