package dev.causerie.server.auth.account;

/**
 * Where somebody signs in from. Immutable.
 *
 * @param userAgent what the client calls itself, cut to 255 characters; empty if it does not
 * @param local whether it is the server's own machine
 */
public record Device(String userAgent, boolean local) {

    private static final int LONGEST = 255;

    /** Cuts what the client calls itself. */
    public Device {
        userAgent =
                userAgent.substring(0, Math.min(LONGEST, userAgent.length())).replaceAll("\\p{Cntrl}", " ");
    }
}
