package dev.causerie.bench.server;

/** Who is measured. */
public enum Peer {
    /** Our gateway. */
    OURS("ours"),
    /** The npm package socket.io on Node. */
    REFERENCE("reference");

    private final String label;

    Peer(String label) {
        this.label = label;
    }

    @Override
    public String toString() {
        return label;
    }
}
