package dev.causerie.api.event;

/**
 * An event that is never kept: typing, speaking, signalling, media slots. It is sent at once to those who are there, and
 * not again to who comes back.
 */
public non-sealed interface VolatileEvent extends DomainEvent {

    /** What becomes of it for a client that is behind. */
    default Backpressure backpressure() {
        return Backpressure.DROP;
    }
}
