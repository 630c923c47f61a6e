package dev.causerie.plugin.hostcontrol;

import static dev.causerie.plugin.hostcontrol.HostControlScene.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.testkit.FakeClient;
import dev.causerie.testkit.Markup;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What hosts and those who would like to be one write and are called comes back as it was, whatever it looks like. */
class MarkupTest {

    private static final int LONGEST_NAME = 64;

    private final HostControlScene scene = new HostControlScene();

    @AfterEach
    void close() {
        scene.close();
    }

    private static List<String> texts() {
        List<String> texts = Markup.texts();
        assertThat(texts).hasSizeGreaterThan(60);
        return texts;
    }

    @Test
    void whyOneIsEjectedAndWhoAsksForTheHostsPlaceIsText() {
        for (String text : texts()) {
            String name = text.substring(0, Math.min(LONGEST_NAME, text.length()));
            FakeClient guest = scene.joined(scene.host.user(name));
            String userId = HostControlScene.id(guest.user());

            scene.send(guest, "request-host-control");
            assertThat(only(scene.adas, "host-control-request")
                            .path("requesterName")
                            .asText())
                    .isEqualTo(name);
            scene.send(scene.adas, "eject-participant", Map.of("participantId", userId, "reason", text));
            assertThat(only(guest, "ejected").path("reason").asText()).isEqualTo(text);
            scene.forget();
        }
    }

    @Test
    void whoHasBecomeHostAndAsksToHearOneIsText() {
        for (String text : texts()) {
            String name = text.substring(0, Math.min(LONGEST_NAME, text.length()));
            FakeClient next = scene.joined(scene.host.user(name));

            scene.send(scene.adas, "promote-to-host", "newHostId", HostControlScene.id(next.user()));
            assertThat(only(scene.bobs, "host-changed").path("newHostName").asText())
                    .isEqualTo(name);
            scene.send(next, "ask-unmute", "userId", HostControlScene.id(scene.bob));
            assertThat(only(scene.bobs, "unmute-asked").path("byName").asText()).isEqualTo(name);
            scene.send(next, "promote-to-host", "newHostId", HostControlScene.id(scene.ada));
            scene.send(next, "leave-meeting");
            scene.forget();
        }
    }
}
