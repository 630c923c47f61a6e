package dev.causerie.server.auth.password;

/**
 * What one Argon2id hash costs (RFC 9106, section 3.1). Immutable.
 *
 * @param memoryKib memory in KiB, at least 8 for each lane and at most 1 GiB
 * @param iterations passes over the memory, 1 to 100
 * @param lanes degree of parallelism, 1 to 16; they run one after the other here
 */
public record PasswordCost(int memoryKib, int iterations, int lanes) {

    private static final int MOST_MEMORY_KIB = 1 << 20;

    /**
     * Checks the ranges: a hash is read from a database, and must not be able to ask for any amount of work.
     *
     * @throws IllegalArgumentException if one is outside its range
     */
    public PasswordCost {
        if (lanes < 1 || lanes > 16) {
            throw new IllegalArgumentException("lanes must be 1 to 16, not " + lanes);
        }
        if (memoryKib < 8 * lanes || memoryKib > MOST_MEMORY_KIB) {
            throw new IllegalArgumentException(
                    "memoryKib must be 8 a lane to " + MOST_MEMORY_KIB + ", not " + memoryKib);
        }
        if (iterations < 1 || iterations > 100) {
            throw new IllegalArgumentException("iterations must be 1 to 100, not " + iterations);
        }
    }

    /** 19 MiB, 2 iterations, 1 lane: the least that OWASP's Password Storage Cheat Sheet asks of Argon2id. */
    public static PasswordCost owasp() {
        return new PasswordCost(19 * 1024, 2, 1);
    }
}
