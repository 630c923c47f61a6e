package dev.causerie.server.store;

import java.sql.Connection;

/** For databases whose own locks keep writers apart, also across a crash. Immutable. */
final class ManyWriters implements Writers {
    @Override
    public void enter() {
        // Everybody may.
    }

    @Override
    public void leave() {
        // Nobody waits.
    }

    @Override
    public Connection alone(Connection connection) {
        return connection;
    }
}
