package dev.causerie.media;

/**
 * How well a participant's connection to the media server works, and what keeps it from working better. Immutable.
 *
 * @param cause {@link Cause#NONE} where the level is {@link Level#GOOD} or {@link Level#UNKNOWN}, and nowhere else
 */
public record LinkQuality(Level level, Cause cause) {
    /** Nothing is the matter. */
    public static final LinkQuality GOOD = new LinkQuality(Level.GOOD, Cause.NONE);

    /** There is no connection whose quality could be told. */
    public static final LinkQuality UNKNOWN = new LinkQuality(Level.UNKNOWN, Cause.NONE);

    /** Checks itself. */
    public LinkQuality {
        boolean calm = level == Level.GOOD || level == Level.UNKNOWN;
        if (calm != (cause == Cause.NONE)) {
            throw new IllegalArgumentException(level + " can not be for " + cause);
        }
    }

    /** How well it works, the best first. */
    public enum Level {
        /** Not connected. */
        UNKNOWN,
        /** Nobody hears or sees that there is a network between. */
        GOOD,
        /** It can be noticed. */
        FAIR,
        /** It disturbs. */
        POOR,
        /** Nothing comes from the client any more. */
        LOST
    }

    /** What is the matter. */
    public enum Cause {
        /** Nothing. */
        NONE,
        /** Nothing authentic comes from the client. */
        SILENCE,
        /** Packets get lost on their way to or from the client. */
        LOSS,
        /** Packets take long to the client and back. */
        LATENCY,
        /** The client's sound comes unevenly. */
        JITTER,
        /** The client can not take what it would be sent. */
        BANDWIDTH
    }

    /** Returns whether its level is worse. */
    public boolean isWorseThan(LinkQuality other) {
        return level.compareTo(other.level) > 0;
    }

    /** Returns the worse of both; the first of two that are equally bad. */
    public static LinkQuality worse(LinkQuality one, LinkQuality other) {
        return other.isWorseThan(one) ? other : one;
    }
}
