package dev.causerie.server.config;

/** What the server is run for. */
public enum Mode {
    /** On one's own machine: nothing to install, secrets are made, localhost may call from any port. */
    DEMO,
    /** For others: what protects them must be given. */
    PRODUCTION
}
