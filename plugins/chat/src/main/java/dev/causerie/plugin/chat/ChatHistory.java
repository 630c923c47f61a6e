package dev.causerie.plugin.chat;

import dev.causerie.api.domain.messages.Message;
import dev.causerie.api.domain.messages.Reaction;
import dev.causerie.api.http.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code chat-history}, to a client. Immutable.
 *
 * @param messages oldest first
 * @param hasMore whether there are older ones
 * @param before what to ask the next older page with: the oldest id here; null on an empty page
 */
record ChatHistory(String meetingId, List<ChatMessage> messages, boolean hasMore, Optional<String> before) {

    static ChatHistory of(String meetingId, Page<Message> page, Map<Long, List<Reaction>> reactions) {
        List<ChatMessage> messages = page.items().stream()
                .map(message -> ChatMessage.of(message, reactions.getOrDefault(message.id(), List.of())))
                .toList();
        return new ChatHistory(
                meetingId,
                messages,
                page.hasMore(),
                messages.stream().findFirst().map(ChatMessage::id));
    }
}
