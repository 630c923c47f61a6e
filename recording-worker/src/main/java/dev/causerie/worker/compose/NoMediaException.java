package dev.causerie.worker.compose;

/** Nothing of the recording can be read, so there is nothing to compose; trying again does not help. */
public final class NoMediaException extends RuntimeException {

    NoMediaException(String message) {
        super(message);
    }
}
