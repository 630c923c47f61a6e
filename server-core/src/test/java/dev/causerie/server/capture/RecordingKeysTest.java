package dev.causerie.server.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecordingKeysTest {

    @Test
    void aTrackIsNamedAsTheWorkerTakesIt() {
        assertThat(RecordingKeys.track("meeting:abc-defg-hij/42/camera/1")).matches("[A-Za-z0-9_-]+");
        assertThat(RecordingKeys.track("x".repeat(200))).hasSize(64);
        assertThat(RecordingKeys.fragment(7, "a-1", 3)).isEqualTo("recordings/7/fragments/a-1/000003.webm");
    }
}
