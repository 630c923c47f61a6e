package dev.causerie.plugin.notification;

import dev.causerie.api.Plugin;
import dev.causerie.api.PluginContext;
import dev.causerie.api.domain.meetings.HostChanged;
import dev.causerie.api.domain.meetings.MeetingInvited;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.meetings.ParticipantEjected;
import dev.causerie.api.domain.messages.MessageSent;
import dev.causerie.api.domain.notifications.NotificationSent;
import dev.causerie.api.domain.notifications.Notifications;
import dev.causerie.api.domain.recordings.RecordingChanged;
import dev.causerie.api.domain.users.Users;
import dev.causerie.api.event.Dialect;
import dev.causerie.api.event.DurableEvent;
import dev.causerie.api.event.Event;
import dev.causerie.api.event.Events;
import dev.causerie.api.event.Nothing;
import dev.causerie.api.event.Policy;
import dev.causerie.api.event.Recipients;
import dev.causerie.api.event.Rendering;
import java.util.function.Function;

/** Notifies users of what concerns them, and keeps it for them. Offers {@link Notifications}. */
public final class NotificationPlugin implements Plugin {

    static final Event<GetNotifications> LIST = Event.of("get-notifications", GetNotifications.class);
    static final Event<OneNotification> MARK_READ = Event.of("mark-notification-read", OneNotification.class);
    static final Event<Nothing> MARK_ALL_READ = Event.of("mark-all-notifications-read");
    static final Event<OneNotification> DELETE = Event.of("delete-notification", OneNotification.class);
    static final Event<Nothing> COUNT = Event.of("get-unread-count");

    @Override
    public void start(PluginContext host) {
        UnreadCounts counts = new UnreadCounts(host.store(), host.publisher());
        StoredNotifications stored = new StoredNotifications(host.store(), counts, host.publisher(), host.clock());
        host.offer(Notifications.class, stored);
        speak(host, new Inbox(host.store(), stored, counts, host.publisher(), host.clock()));
        observe(host, stored);
        host.sessions().onStarted(counts::started);
        host.jobs().every(UnreadCounts.PAUSE, counts::tell);
        Upkeep upkeep = new Upkeep(
                host.store(),
                counts,
                host.clock(),
                host.settings(NotificationSettings.class).keepFor());
        host.jobs().every(Upkeep.PAUSE, upkeep::prune);
    }

    private static void speak(PluginContext host, Inbox inbox) {
        Events visio = host.events(Dialect.VISIO)
                .failuresAs("notification-error")
                .on(LIST, Policy.signedIn(), inbox::list)
                .on(MARK_READ, Policy.signedIn(), inbox::markRead)
                .on(MARK_ALL_READ, Policy.signedIn(), inbox::markAllRead)
                .on(DELETE, Policy.signedIn(), inbox::delete)
                .on(COUNT, Policy.signedIn(), inbox::count)
                .renders(NotificationSent.class, "notification", sent -> NotificationView.of(sent.notification()))
                .renders(UnreadCount.Changed.class, "unread-notifications-count", count -> count)
                .renders(UnreadCount.AtStart.class, "unread-notifications-count", count -> count);
        toOthers(
                visio,
                InboxChanged.Read.class,
                "notification-marked-read",
                read -> OneNotification.of(read.notificationId()));
        toOthers(visio, InboxChanged.AllRead.class, "all-notifications-marked-read", marked -> marked);
        toOthers(
                visio,
                InboxChanged.Deleted.class,
                "notification-deleted",
                deleted -> OneNotification.of(deleted.notificationId()));
    }

    /** The session that has done it gets the event as its answer. */
    private static <E extends DurableEvent> void toOthers(
            Events visio, Class<E> type, String event, Function<E, ?> payload) {
        visio.renders(Rendering.of(type, event, payload).to(Recipients.OTHER_SESSIONS));
    }

    private static void observe(PluginContext host, StoredNotifications stored) {
        Meetings meetings = host.service(Meetings.class);
        MeetingNotices notices = new MeetingNotices(stored, meetings);
        host.observe(MeetingInvited.class, notices::invited);
        host.observe(HostChanged.class, notices::hostChanged);
        host.observe(ParticipantEjected.class, notices::ejected);
        host.observe(RecordingChanged.class, notices::recording);
        Tallies tallies = new Tallies(host.store(), stored, host.publisher());
        ChatNotices chat = new ChatNotices(stored, tallies, meetings, host.service(Users.class));
        host.observe(MessageSent.class, chat::sent);
        host.jobs().every(UnreadCounts.PAUSE, tallies::tell);
    }
}
