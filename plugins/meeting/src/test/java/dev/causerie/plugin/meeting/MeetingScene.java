package dev.causerie.plugin.meeting;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Dialect;
import dev.causerie.testkit.Ack;
import dev.causerie.testkit.FakeClient;
import dev.causerie.testkit.FakeHost;
import java.util.Map;

/** A host with the meeting plugin, and people to meet. */
final class MeetingScene implements AutoCloseable {

    final FakeHost host = new FakeHost().start(new MeetingPlugin());
    final User ada = host.user("ada");
    final User bob = host.user("bob");
    final User eve = host.user("eve");

    /** A meeting of ada's with these settings. */
    String meeting(Map<String, ?> settings) {
        return create(Map.of("title", "Standup", "settings", settings));
    }

    String meeting() {
        return meeting(Map.of());
    }

    String create(Map<String, ?> body) {
        return host.rest(ada).post("/api/meetings", body).body().path("id").asText();
    }

    FakeClient client(User user) {
        return host.connect(user, Dialect.VISIO);
    }

    FakeClient joined(User user, String meetingId) {
        FakeClient client = client(user);
        join(client, meetingId);
        return client;
    }

    Ack join(FakeClient client, String meetingId) {
        return client.send("join-meeting", Map.of("meetingId", meetingId));
    }

    Ack leave(FakeClient client, String meetingId) {
        return client.send("leave-meeting", Map.of("meetingId", meetingId));
    }

    /** The last event of this name. */
    static JsonNode last(FakeClient client, String event) {
        var all = client.received(event);
        return all.get(all.size() - 1);
    }

    @Override
    public void close() {
        host.close();
    }
}
