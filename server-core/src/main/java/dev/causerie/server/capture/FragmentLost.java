package dev.causerie.server.capture;

/** A fragment could not be stored; its cause says why. */
final class FragmentLost extends RuntimeException {

    private static final long serialVersionUID = 1;

    FragmentLost(String key, Throwable cause) {
        super("The fragment " + key + " could not be stored", cause);
    }
}
