package dev.causerie.server.host;

/** A jar is no plugin; the message says why, and what it must be. */
final class BrokenJar extends Exception {

    BrokenJar(String message) {
        super(message);
    }
}
