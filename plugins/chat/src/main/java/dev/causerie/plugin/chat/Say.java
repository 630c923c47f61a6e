package dev.causerie.plugin.chat;

import dev.causerie.api.domain.messages.NewMessage;
import dev.causerie.api.event.Characters;
import java.util.Optional;

/**
 * {@code chat-message}, from a client. Immutable.
 *
 * @param text 1 to 4,000 characters; of a reaction, one emoji
 * @param type {@code text} when it is absent
 */
record Say(
        String meetingId,
        @Characters(min = 1, max = NewMessage.MAX_TEXT) String text,
        Optional<SayType> type) {}
