package dev.causerie.plugin.hostcontrol;

import static dev.causerie.plugin.hostcontrol.HostControlScene.id;
import static dev.causerie.plugin.hostcontrol.HostControlScene.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.testkit.Ack;
import dev.causerie.testkit.FakeClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HostControlsTest {

    private final HostControlScene scene = new HostControlScene();

    @AfterEach
    void close() {
        scene.close();
    }

    /** Every order of a host, as it would be right. */
    private Map<String, Map<String, Object>> orders() {
        return Map.of(
                "promote-to-host", Map.of("newHostId", scene.eve.id()),
                "eject-participant", Map.of("participantId", scene.eve.id()),
                "allow-participant", Map.of("userId", scene.eve.id()),
                "mute-participant", Map.of("userId", scene.eve.id()),
                "ask-unmute", Map.of("userId", scene.eve.id()),
                "change-layout", Map.of("layout", "grid"));
    }

    @Test
    void onlyTheHostGivesOrders() {
        orders().forEach((event, fields) -> {
            for (FakeClient other : List.of(scene.bobs, scene.dans)) {
                other.forget();
                assertThat(scene.send(other, event, fields).code()).as(event).isEqualTo("FORBIDDEN");
                assertThat(only(other, "error").path("event").asText()).isEqualTo(event);
            }
        });
        assertThat(scene.eves.received()).isEmpty();
    }

    @Test
    void whatIsNotThereIsNotFound() {
        orders().forEach((event, fields) -> {
            Map<String, Object> elsewhere = new HashMap<>(fields);
            elsewhere.put("meetingId", "zzz-zzzz-zzz");
            assertThat(scene.adas.send(event, elsewhere).code()).as(event).isEqualTo("NOT_FOUND");
        });
        assertThat(scene.send(scene.adas, "promote-to-host", "newHostId", scene.dan.id())
                        .code())
                .isEqualTo("NOT_FOUND");
        assertThat(scene.send(scene.adas, "eject-participant", "participantId", scene.dan.id())
                        .code())
                .isEqualTo("NOT_FOUND");
        assertThat(scene.send(scene.adas, "mute-participant", "userId", scene.dan.id())
                        .code())
                .isEqualTo("NOT_FOUND");
        assertThat(scene.send(scene.adas, "ask-unmute", "userId", scene.dan.id())
                        .code())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void aMeetingThatHasEndedTakesNoOrders() {
        scene.host.rest(scene.ada).delete("/api/meetings/" + scene.meetingId);
        orders().forEach((event, fields) -> assertThat(
                        scene.send(scene.adas, event, fields).code())
                .as(event)
                .isEqualTo("CONFLICT"));
    }

    @Test
    void theRoleIsHandedOver() {
        Ack ack = scene.send(scene.adas, "promote-to-host", "newHostId", id(scene.bob));

        assertThat(ack.success()).isTrue();
        assertThat(ack.get("newHostId").asText()).isEqualTo(id(scene.bob));
        assertThat(ack.get("newHostId").isTextual()).isTrue();
        assertThat(only(scene.eves, "host-changed").path("newHostName").asText())
                .isEqualTo("bob");
        assertThat(scene.send(scene.adas, "change-layout", "layout", "grid").code())
                .isEqualTo("FORBIDDEN");
        assertThat(scene.send(scene.bobs, "change-layout", "layout", "grid").success())
                .isTrue();
    }

    @Test
    void theEjectedAndTheOthersAreToldEachInTheirWay() {
        FakeClient bobsPhone = scene.joined(scene.bob);
        Ack ack = scene.send(
                scene.adas, "eject-participant", Map.of("participantId", id(scene.bob), "reason", "too loud"));

        assertThat(ack.get("participantId").asText()).isEqualTo(id(scene.bob));
        JsonNode others = only(scene.eves, "participant-ejected");
        assertThat(others.path("meetingId").asText()).isEqualTo(scene.meetingId);
        assertThat(others.path("participantId").isTextual()).isTrue();
        assertThat(others.path("participantId").asText()).isEqualTo(id(scene.bob));
        assertThat(others.path("reason").asText()).isEqualTo("too loud");
        for (FakeClient bobs : List.of(scene.bobs, bobsPhone)) {
            JsonNode own = only(bobs, "ejected");
            assertThat(own.path("meetingId").asText()).isEqualTo(scene.meetingId);
            assertThat(own.path("reason").asText()).isEqualTo("too loud");
        }
        assertThat(scene.eves.received("ejected")).isEmpty();
    }

    @Test
    void aReasonIsOptionalAndHasItsLimit() {
        assertThat(scene.send(
                                scene.adas,
                                "eject-participant",
                                Map.of("participantId", scene.bob.id(), "reason", "x".repeat(501)))
                        .code())
                .isEqualTo("BAD_REQUEST");
        assertThat(scene.send(
                                scene.adas,
                                "eject-participant",
                                Map.of("participantId", scene.bob.id(), "reason", "x".repeat(500)))
                        .success())
                .isTrue();
        scene.forget();
        scene.send(scene.adas, "eject-participant", "participantId", scene.eve.id());
        assertThat(only(scene.adas, "participant-ejected").path("reason").asText())
                .isEmpty();
    }

    @Test
    void everybodyIsToldOfALayout() {
        for (String layout : List.of("speaker", "gallery", "grid")) {
            scene.forget();
            Ack ack = scene.send(scene.adas, "change-layout", "layout", layout);
            assertThat(ack.get("layout").asText()).isEqualTo(layout);
            assertThat(only(scene.bobs, "layout-changed").path("layout").asText())
                    .isEqualTo(layout);
        }
        Ack refused = scene.send(scene.adas, "change-layout", "layout", "pile");
        assertThat(refused.code()).isEqualTo("BAD_REQUEST");
        assertThat(refused.error()).contains("layout");
    }

    @Test
    void whoIsMutedOrLetInAgainIsNamedInTheAck() {
        assertThat(scene.send(scene.adas, "mute-participant", "userId", id(scene.bob))
                        .get("userId")
                        .asText())
                .isEqualTo(id(scene.bob));
        assertThat(scene.send(scene.adas, "allow-participant", "userId", scene.bob.id())
                        .get("userId")
                        .isTextual())
                .isTrue();
    }

    @Test
    void onlySessionsInTheMeetingAreAskedToUnmute() {
        FakeClient elsewhere = scene.client(scene.bob);
        scene.send(scene.adas, "ask-unmute", "userId", id(scene.bob));

        JsonNode asked = only(scene.bobs, "unmute-asked");
        assertThat(asked.path("meetingId").asText()).isEqualTo(scene.meetingId);
        assertThat(asked.path("by").asText()).isEqualTo(id(scene.ada));
        assertThat(asked.path("byName").asText()).isEqualTo("ada");
        assertThat(elsewhere.received("unmute-asked")).isEmpty();
        assertThat(scene.eves.received("unmute-asked")).isEmpty();
    }

    @Test
    void anIdThatIsNoneIsRefusedByName() {
        Ack refused = scene.send(scene.adas, "promote-to-host", "newHostId", "bob");
        assertThat(refused.code()).isEqualTo("BAD_REQUEST");
        assertThat(refused.error()).contains("newHostId");
    }
}
