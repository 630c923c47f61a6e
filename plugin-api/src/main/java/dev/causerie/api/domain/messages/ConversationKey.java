package dev.causerie.api.domain.messages;

/**
 * Which conversation, in the words of the feature it belongs to. Immutable.
 *
 * @param kind the feature, such as {@code meeting} or {@code room}: 1 to 32 characters
 * @param id which one, in that feature: 1 to 128 characters
 */
public record ConversationKey(String kind, String id) {

    /** Checks the lengths. */
    public ConversationKey {
        if (kind.isEmpty() || kind.length() > 32 || id.isEmpty() || id.length() > 128) {
            throw new IllegalArgumentException("A conversation is kind (1 to 32) and id (1 to 128), and not " + kind
                    + " and " + id.length() + " characters");
        }
    }
}
