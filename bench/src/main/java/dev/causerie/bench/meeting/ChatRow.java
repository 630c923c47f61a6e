package dev.causerie.bench.meeting;

import dev.causerie.bench.load.MeetingChat;

/**
 * What one rate gave. Immutable.
 *
 * @param perSecond messages that were written a second
 * @param people who read each
 * @param seconds how long it was measured
 * @param chat what came back in that time
 * @param cpuSeconds CPU time of the server meanwhile
 */
record ChatRow(double perSecond, int people, double seconds, MeetingChat chat, double cpuSeconds) {

    private static final double LATE = 0.05;

    double answeredPerSecond() {
        return chat.answers().count() / seconds;
    }

    double readPerSecond() {
        return chat.readings().count() / seconds;
    }

    /** Whether what was written came back as fast as it was written: but for a twentieth, or the last message. */
    boolean keptUp() {
        double written = perSecond * seconds;
        double late = Math.max(written * LATE, 1);
        return chat.answers().count() >= written - late && chat.readings().count() >= (written - late) * people;
    }
}
