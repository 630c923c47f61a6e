package dev.causerie.server.cluster;

import dev.causerie.server.store.Store;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.BiConsumer;

/**
 * This server among those that share its database. Each gives a sign of life with every {@link #beat}; one that gave none
 * for the lease is taken for dead by whoever sees it first. Thread-safe; but for {@link #alone} and {@link #id}, calls
 * read and write the database.
 */
public final class Nodes {

    private final Store store;
    private final NodeMapper mapper;
    private final String id;
    private final long leaseSeconds;
    private final BiConsumer<String, Duration> died;
    private final Runnable revived;
    private volatile boolean alone = true;

    /**
     * This server, not entered yet.
     *
     * @param id random, of this run of the server; up to 32 characters
     * @param lease whole seconds after which a silent node is dead; several times the pause between beats
     * @param died told the id of a node that was found dead, and for how long it was silent; on one node only, and in the
     *     transaction that forgets it
     * @param revived told that this node had been taken for dead and is not
     */
    public Nodes(Store store, String id, Duration lease, BiConsumer<String, Duration> died, Runnable revived) {
        this.store = store;
        this.mapper = store.mapper(NodeMapper.class);
        this.id = id;
        this.leaseSeconds = lease.toSeconds();
        this.died = died;
        this.revived = revived;
    }

    /** This server's id. */
    public String id() {
        return id;
    }

    /** Whether no other server shared the database at the last beat. */
    public boolean alone() {
        return alone;
    }

    /** Enters this server. */
    public void enter() {
        mapper.enter(id);
        look();
    }

    /** Gives a sign of life, and looks for others. */
    public void beat() {
        if (mapper.seen(id) == 0) {
            mapper.enter(id);
            revived.run();
        }
        look();
    }

    /** Says that this server is gone. */
    public void leave() {
        mapper.leave(id);
    }

    private void bury(String silent) {
        store.transaction(() -> {
            long micros = mapper.silence(silent);
            boolean first = mapper.bury(silent, leaseSeconds) == 1;
            if (first) {
                died.accept(silent, Duration.of(micros, ChronoUnit.MICROS));
            }
            return first;
        });
    }

    private void look() {
        for (String silent : mapper.silentFor(leaseSeconds)) {
            if (!silent.equals(id)) {
                bury(silent);
            }
        }
        alone = mapper.others(id).isEmpty();
    }
}
