package dev.causerie.plugin.hostcontrol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.testkit.FakeClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LongNameTest {

    private final HostControlScene scene = new HostControlScene();

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void whoeverHasTheLongestNameOfEmojisCanAskToBecomeHost() {
        FakeClient smiling = scene.joined(scene.host.user("😀".repeat(64)));

        assertThat(scene.send(smiling, "request-host-control").success()).isTrue();

        assertThat(HostControlScene.only(scene.adas, "host-control-request")
                        .get("requesterName")
                        .asText())
                .isEqualTo(smiling.user().username());
    }
}
