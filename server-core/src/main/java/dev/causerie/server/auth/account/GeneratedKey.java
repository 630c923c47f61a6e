package dev.causerie.server.auth.account;

/** Where MyBatis puts the key that the database gave to a new row. Owned by one thread. */
final class GeneratedKey {

    private long id;

    long id() {
        return id;
    }

    /** Called by MyBatis. */
    public void setId(long id) {
        this.id = id;
    }
}
