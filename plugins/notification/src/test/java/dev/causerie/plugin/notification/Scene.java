package dev.causerie.plugin.notification;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.domain.notifications.NewNotification;
import dev.causerie.api.domain.notifications.Notification;
import dev.causerie.api.domain.notifications.NotificationType;
import dev.causerie.api.domain.notifications.Notifications;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Dialect;
import dev.causerie.api.event.DurableEvent;
import dev.causerie.api.event.Publisher;
import dev.causerie.api.room.Room;
import dev.causerie.plugin.chat.ChatPlugin;
import dev.causerie.plugin.meeting.MeetingPlugin;
import dev.causerie.plugin.messages.MessagesPlugin;
import dev.causerie.testkit.FakeClient;
import dev.causerie.testkit.FakeHost;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** A host with what notifications come from; Ada and Bob are connected. */
final class Scene implements AutoCloseable {

    final FakeHost host;
    final User ada;
    final User bob;
    final FakeClient adas;
    final FakeClient bobs;
    private final AtomicReference<Publisher> publisher = new AtomicReference<>();

    Scene(Map<String, ?> settings) {
        host = new FakeHost()
                .settings("notification", settings)
                .start(new MessagesPlugin(), new MeetingPlugin(), new ChatPlugin(), new NotificationPlugin());
        ada = host.user("ada");
        bob = host.user("bob");
        adas = connect(ada);
        bobs = connect(bob);
    }

    Scene() {
        this(Map.of());
    }

    FakeClient connect(User user) {
        return host.connect(user, Dialect.VISIO);
    }

    /** A meeting of Ada's that these have joined. */
    String meeting(String title, FakeClient... joining) {
        String id = host.rest(ada)
                .post("/api/meetings", Map.of("title", title))
                .body()
                .path("id")
                .asText();
        for (FakeClient client : joining) {
            client.send("join-meeting", Map.of("meetingId", id));
        }
        return id;
    }

    void say(FakeClient client, String meetingId, String text) {
        client.send("chat-message", Map.of("meetingId", meetingId, "text", text, "type", "text"));
    }

    void publish(Room room, DurableEvent event) {
        if (publisher.get() == null) {
            host.start("hand", context -> publisher.set(context.publisher()));
        }
        publisher.get().publish(room, event);
    }

    Notification notify(User user, String title) {
        return host.service(Notifications.class)
                .send(new NewNotification(user.id(), NotificationType.SYSTEM, title, "", Map.of()));
    }

    /** What the user of this client has, newest first, up to a hundred. */
    List<JsonNode> list(FakeClient client) {
        List<JsonNode> all = new ArrayList<>();
        client.send("get-notifications", Map.of("limit", 100))
                .get("notifications")
                .forEach(all::add);
        return all;
    }

    List<String> titles(FakeClient client) {
        return list(client).stream().map(each -> each.path("title").asText()).toList();
    }

    static List<Integer> counts(FakeClient client) {
        return client.received("unread-notifications-count").stream()
                .map(count -> count.path("count").asInt())
                .toList();
    }

    @Override
    public void close() {
        host.close();
    }
}
