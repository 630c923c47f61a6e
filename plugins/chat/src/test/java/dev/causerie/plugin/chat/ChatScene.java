package dev.causerie.plugin.chat;

import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Dialect;
import dev.causerie.plugin.meeting.MeetingPlugin;
import dev.causerie.plugin.messages.MessagesPlugin;
import dev.causerie.testkit.Ack;
import dev.causerie.testkit.FakeClient;
import dev.causerie.testkit.FakeHost;
import java.util.HashMap;
import java.util.Map;

/** Ada and Bob in a meeting of Ada's. */
final class ChatScene implements AutoCloseable {

    final FakeHost host = new FakeHost().start(new MessagesPlugin(), new MeetingPlugin(), new ChatPlugin());
    final User ada = host.user("ada");
    final User bob = host.user("bob");
    final FakeClient adas = host.connect(ada, Dialect.VISIO);
    final FakeClient bobs = host.connect(bob, Dialect.VISIO);
    final String meetingId = meeting("Standup");

    ChatScene() {
        join(adas, meetingId);
        join(bobs, meetingId);
    }

    /** The id of a new meeting of Ada's, which nobody is in. */
    String meeting(String title) {
        return host.rest(ada)
                .post("/api/meetings", Map.of("title", title))
                .body()
                .path("id")
                .asText();
    }

    void join(FakeClient client, String id) {
        client.send("join-meeting", Map.of("meetingId", id));
    }

    /** The id of a message that the client writes into the meeting. */
    String say(FakeClient client, String text) {
        return client.send("chat-message", Map.of("meetingId", meetingId, "text", text, "type", "text"))
                .get("messageId")
                .asText();
    }

    Ack history(FakeClient client, Map<String, ?> wish) {
        Map<String, Object> payload = new HashMap<>(wish);
        payload.put("meetingId", meetingId);
        return client.send("get-chat-history", payload);
    }

    @Override
    public void close() {
        host.close();
    }
}
