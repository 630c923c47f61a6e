package dev.causerie.plugin.notification;

import dev.causerie.api.domain.meetings.Meeting;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.messages.Message;
import dev.causerie.api.domain.messages.MessageSent;
import dev.causerie.api.domain.messages.MessageType;
import dev.causerie.api.domain.notifications.NewNotification;
import dev.causerie.api.domain.notifications.NotificationType;
import dev.causerie.api.domain.notifications.Notifications;
import dev.causerie.api.domain.users.Users;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Notifies of what is written in meetings: those who are mentioned, each time; those who are {@link Meetings#away},
 * by one notification that counts. Never the author. The message's transaction has locked the conversation, so each
 * meeting is counted by one at a time. Thread-safe.
 */
final class ChatNotices {

    private final Notifications notifications;
    private final Tallies tallies;
    private final Meetings meetings;
    private final Users users;

    ChatNotices(Notifications notifications, Tallies tallies, Meetings meetings, Users users) {
        this.notifications = notifications;
        this.tallies = tallies;
        this.meetings = meetings;
        this.users = users;
    }

    void sent(MessageSent event) {
        Message message = event.message();
        if (event.in(Meetings.ROOM_KIND) && message.type() == MessageType.TEXT) {
            Set<Long> mentioned = mentioned(message);
            Set<Long> away = away(message);
            away.removeAll(mentioned);
            if (!mentioned.isEmpty() || !away.isEmpty()) {
                notifyOf(message, mentioned, away);
            }
        }
    }

    private Set<Long> mentioned(Message message) {
        if (message.text().indexOf('@') < 0) {
            return Set.of();
        }
        Map<Long, String> others = new HashMap<>(meetings.attendees(meetingId(message)));
        others.remove(message.authorId());
        return new TreeSet<>(users.findAll(Mentions.in(message.text(), others)).keySet());
    }

    private Set<Long> away(Message message) {
        Set<Long> away = new TreeSet<>(meetings.away(meetingId(message)));
        away.remove(message.authorId());
        return away;
    }

    private void notifyOf(Message message, Set<Long> mentioned, Set<Long> away) {
        String title = meetings.find(meetingId(message)).map(Meeting::title).orElse(meetingId(message));
        mentioned.forEach(userId -> notifications.send(mention(userId, message, title)));
        away.forEach(
                userId -> tallies.count(userId, meetingId(message), count -> missed(userId, message, title, count)));
    }

    private static NewNotification mention(long userId, Message message, String title) {
        return new NewNotification(
                userId,
                NotificationType.CHAT_MESSAGE,
                Excerpt.title(message.authorName() + " mentioned you in " + title),
                Excerpt.message(message.text()),
                Map.of("meetingId", meetingId(message), "messageId", Long.toString(message.id()), "mention", true));
    }

    private static NewNotification missed(long userId, Message message, String title, int count) {
        return new NewNotification(
                userId,
                NotificationType.CHAT_MESSAGE,
                Excerpt.title(count + (count == 1 ? " new message in " : " new messages in ") + title),
                Excerpt.message(message.authorName() + ": " + message.text()),
                Map.of("meetingId", meetingId(message), "messageId", Long.toString(message.id()), "count", count));
    }

    private static String meetingId(Message message) {
        return message.conversation().id();
    }
}
