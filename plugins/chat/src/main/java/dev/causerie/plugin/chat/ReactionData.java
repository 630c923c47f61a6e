package dev.causerie.plugin.chat;

import dev.causerie.api.domain.messages.Reaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a message says of one emoji on it. Immutable.
 *
 * @param count how many users have put it there
 * @param users the ids of the first of them
 */
record ReactionData(int count, List<String> users) {

    static ReactionData of(Reaction reaction) {
        return new ReactionData(
                reaction.count(),
                reaction.users().stream().map(id -> Long.toString(id)).toList());
    }

    /** By emoji, in the order of the list. */
    static Map<String, ReactionData> byEmoji(List<Reaction> reactions) {
        Map<String, ReactionData> byEmoji = new LinkedHashMap<>();
        reactions.forEach(reaction -> byEmoji.put(reaction.emoji(), of(reaction)));
        return byEmoji;
    }
}
