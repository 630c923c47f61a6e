package dev.causerie.plugin.rooms;

import dev.causerie.api.domain.messages.ConversationKey;
import dev.causerie.api.domain.messages.Message;
import dev.causerie.api.domain.messages.MessageType;
import dev.causerie.api.domain.messages.Messages;
import dev.causerie.api.domain.messages.NewMessage;
import dev.causerie.api.event.Caller;
import dev.causerie.api.event.Publisher;
import dev.causerie.api.event.Reply;
import dev.causerie.api.room.Room;
import java.util.Map;

/** What people do in rooms. Thread-safe. */
final class Writing {

    private final Visits visits;
    private final Messages messages;
    private final Publisher publisher;

    Writing(Visits visits, Messages messages, Publisher publisher) {
        this.visits = visits;
        this.messages = messages;
        this.publisher = publisher;
    }

    /** Sends a message to the room that its context names, and enters it by that. */
    Reply message(Caller caller, SendMessage request) {
        String roomId = request.roomId();
        NewMessage message = new NewMessage(
                new ConversationKey(Visits.ROOM_KIND, roomId),
                caller.user(),
                MessageType.TEXT,
                request.message(),
                request.checkedContext());
        Room room = visits.use(caller, roomId);
        Message sent = messages.send(message, room);
        return Reply.of(Map.of("id", Long.toString(sent.id()), "timestamp", sent.createdAt()));
    }

    /** Tells the others of the room used last, else of the lobby. */
    Reply typing(Caller caller, boolean isTyping) {
        Room room = visits.usedLast(caller);
        publisher.send(room, new UserTyping(caller.user().id(), caller.user().username(), isTyping));
        return Reply.done();
    }

    /** Enters a room. */
    Reply join(Caller caller, JoinRoom request) {
        visits.use(caller, JoinRoom.checked(request.roomId()));
        return Reply.of(Map.of("roomId", request.roomId()));
    }
}
