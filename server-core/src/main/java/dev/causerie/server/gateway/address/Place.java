package dev.causerie.server.gateway.address;

import java.util.concurrent.atomic.AtomicBoolean;

/** One connection of those that its address may have, until it is given back. Thread-safe. */
public final class Place {

    private final Runnable giveBack;
    private final AtomicBoolean given = new AtomicBoolean();

    Place(Runnable giveBack) {
        this.giveBack = giveBack;
    }

    /** Lets another have it; the second call and later ones do nothing. */
    public void leave() {
        if (given.compareAndSet(false, true)) {
            giveBack.run();
        }
    }
}
