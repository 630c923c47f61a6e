package dev.causerie.plugin.hostcontrol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Dialect;
import dev.causerie.plugin.meeting.MeetingPlugin;
import dev.causerie.testkit.Ack;
import dev.causerie.testkit.FakeClient;
import dev.causerie.testkit.FakeHost;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A meeting that ada hosts and bob and eve are in; dan is somewhere else. */
final class HostControlScene implements AutoCloseable {

    final FakeHost host = new FakeHost().start(new MeetingPlugin()).start(new HostControlPlugin());
    final User ada = host.user("ada");
    final User bob = host.user("bob");
    final User eve = host.user("eve");
    final User dan = host.user("dan");
    final String meetingId = host.rest(ada)
            .post("/api/meetings", Map.of("title", "Standup"))
            .body()
            .path("id")
            .asText();
    FakeClient adas = joined(ada);
    FakeClient bobs = joined(bob);
    FakeClient eves = joined(eve);
    final FakeClient dans = client(dan);

    HostControlScene() {
        forget();
    }

    FakeClient client(User user) {
        return host.connect(user, Dialect.VISIO);
    }

    FakeClient joined(User user) {
        FakeClient client = client(user);
        client.send("join-meeting", Map.of("meetingId", meetingId));
        return client;
    }

    /** Everybody comes back after a restart, with new sessions. */
    void allJoinAgain() {
        adas = joined(ada);
        bobs = joined(bob);
        eves = joined(eve);
        forget();
    }

    void forget() {
        List.of(adas, bobs, eves).forEach(FakeClient::forget);
    }

    /** Sends an event with the meeting's id and one more field. */
    Ack send(FakeClient client, String event, String field, Object value) {
        return send(client, event, Map.of(field, value));
    }

    Ack send(FakeClient client, String event) {
        return send(client, event, Map.of());
    }

    Ack send(FakeClient client, String event, Map<String, ?> fields) {
        Map<String, Object> payload = new HashMap<>(fields);
        payload.put("meetingId", meetingId);
        return client.send(event, payload);
    }

    /** The only event of this name that came. */
    static JsonNode only(FakeClient client, String event) {
        List<JsonNode> all = client.received(event);
        if (all.size() != 1) {
            throw new AssertionError(
                    client.user().username() + " got " + event + " " + all.size() + " times: " + client.received());
        }
        return all.get(0);
    }

    static String id(User user) {
        return Long.toString(user.id());
    }

    @Override
    public void close() {
        host.close();
    }
}
