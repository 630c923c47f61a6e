package dev.causerie.server.gateway.engineio;

/**
 * How fast one client may send. A packet costs one, a binary message one for each 64 KiB.
 *
 * @param perSecond what it may spend a second for as long as it likes
 * @param burst what it may spend at once after a pause; {@link Integer#MAX_VALUE} for any amount
 */
public record PacketRate(int perSecond, int burst) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of its range, naming it
     */
    public PacketRate {
        if (perSecond < 1) {
            throw new IllegalArgumentException("perSecond must be at least 1, not " + perSecond);
        }
        if (burst < 1) {
            throw new IllegalArgumentException("burst must be at least 1, not " + burst);
        }
    }

    /** No limit. */
    public static PacketRate unlimited() {
        return new PacketRate(Integer.MAX_VALUE, Integer.MAX_VALUE);
    }
}
