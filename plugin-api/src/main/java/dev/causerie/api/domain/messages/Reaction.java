package dev.causerie.api.domain.messages;

import java.util.List;

/**
 * One emoji on one message, and who put it there. A snapshot: immutable.
 *
 * @param emoji 1 to 32 characters
 * @param count how many users; 0 when the last took it away
 * @param users the first {@value #MAX_USERS} of them at the most, by when they did it
 */
public record Reaction(String emoji, int count, List<Long> users) {

    /** The most users that are named. */
    public static final int MAX_USERS = 50;

    /** Takes a copy of the users. */
    public Reaction {
        users = List.copyOf(users);
    }
}
