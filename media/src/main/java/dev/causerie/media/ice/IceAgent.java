package dev.causerie.media.ice;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ICE-lite side of one transport (RFC 8445 §2.5): answers checks, keeps the paths they validated, and chooses one.
 * The client's candidates are never needed; its paths show themselves. Owned by the worker thread.
 *
 * <p>The path with the highest priority among the nominated ones is used, before any nomination the best of all. Some
 * browsers nominate every path that works, so following the last nomination would end on whichever came last.
 */
public final class IceAgent {
    private static final int MAX_PATHS = 16;
    private static final long SILENT_NS = 3_000_000_000L;

    private final IceCredentials local;
    private final List<Path> paths = new ArrayList<>();
    private @Nullable Path selected;
    private long heardNs;

    /** Makes one that begins to wait now. */
    public IceAgent(IceCredentials local, long nowNs) {
        this.local = local;
        this.heardNs = nowNs;
    }

    /** Returns the credentials for the answer. */
    public IceCredentials local() {
        return local;
    }

    /**
     * Returns the response to a binding request, or empty when its integrity or fingerprint is missing or wrong; a
     * right one validates the path it came on, and may select it.
     */
    public Optional<byte[]> answer(StunMessage request, InetSocketAddress from, long nowNs) {
        if (!request.fingerprinted() || !request.hasIntegrity(local.password())) {
            return Optional.empty();
        }
        Path path = path(from);
        path.priority = Math.max(path.priority, request.priority());
        path.nominated |= request.useCandidate();
        path.heardNs = nowNs;
        heardNs = nowNs;
        select(nowNs);
        return Optional.of(new StunWriter(StunMessage.BINDING_SUCCESS, request.transactionId())
                .mappedAddress(from)
                .finish(local.password()));
    }

    /** Notes that authentic media came on this path. */
    public void heard(InetSocketAddress from, long nowNs) {
        heardNs = nowNs;
        Path path = selected;
        if (path != null && path.address.equals(from)) {
            path.heardNs = nowNs;
        }
    }

    /** Returns where to send, or null before a path is validated. */
    public @Nullable InetSocketAddress selected() {
        Path path = selected;
        return path == null ? null : path.address;
    }

    /** Returns when something authentic was last heard from the client; at first, when the agent was made. */
    public long heardNs() {
        return heardNs;
    }

    /** Returns the addresses of all validated paths. */
    public List<InetSocketAddress> addresses() {
        return paths.stream().map(path -> path.address).toList();
    }

    private Path path(InetSocketAddress from) {
        for (Path path : paths) {
            if (path.address.equals(from)) {
                return path;
            }
        }
        if (paths.size() == MAX_PATHS) {
            dropLongestSilent();
        }
        Path path = new Path(from);
        paths.add(path);
        return path;
    }

    private void dropLongestSilent() {
        Path oldest = null;
        for (Path path : paths) {
            if (path != selected && (oldest == null || path.heardNs - oldest.heardNs < 0)) {
                oldest = path;
            }
        }
        paths.remove(oldest);
    }

    private void select(long nowNs) {
        Path best = selected;
        boolean silent = best != null && nowNs - best.heardNs > SILENT_NS;
        for (Path path : paths) {
            boolean alive = nowNs - path.heardNs <= SILENT_NS;
            if (best == null || (alive && (silent || path.isBetterThan(best)))) {
                best = path;
                silent = false;
            }
        }
        selected = best;
    }

    private static final class Path {
        final InetSocketAddress address;
        long priority;
        boolean nominated;
        long heardNs;

        Path(InetSocketAddress address) {
            this.address = address;
        }

        boolean isBetterThan(Path other) {
            return nominated == other.nominated ? priority > other.priority : nominated;
        }
    }
}
