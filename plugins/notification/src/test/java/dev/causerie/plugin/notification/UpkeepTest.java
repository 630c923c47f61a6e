package dev.causerie.plugin.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causerie.api.InvalidSettings;
import dev.causerie.api.domain.notifications.Notification;
import dev.causerie.testkit.Ack;
import dev.causerie.testkit.FakeClient;
import dev.causerie.testkit.FakeHost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UpkeepTest {

    private static final Duration SOON = Duration.ofSeconds(1);

    @Test
    void fiveHundredAreKeptAndTheOldestReadOnesGoFirst() {
        try (Scene scene = new Scene()) {
            List<String> ids = IntStream.range(0, 500)
                    .mapToObj(i -> scene.notify(scene.ada, "number " + i))
                    .map(Notification::id)
                    .map(id -> Long.toString(id))
                    .toList();
            scene.notify(scene.bob, "Bob's");
            for (int read : List.of(100, 200, 300)) {
                scene.adas.send("mark-notification-read", Map.of("notificationId", ids.get(read)));
            }
            IntStream.range(0, 2).forEach(i -> scene.notify(scene.ada, "more " + i));
            scene.host.advance(SOON);

            assertThat(ids(scene.adas))
                    .hasSize(500)
                    .doesNotContain(ids.get(100), ids.get(200))
                    .contains(ids.get(300));

            IntStream.range(0, 2).forEach(i -> scene.notify(scene.ada, "yet more " + i));
            scene.host.advance(SOON);

            assertThat(ids(scene.adas))
                    .hasSize(500)
                    .doesNotContain(ids.get(300), ids.get(0))
                    .contains(ids.get(1));
            assertThat(Scene.counts(scene.adas)).endsWith(500);
            assertThat(scene.titles(scene.bobs)).containsExactly("Bob's");
        }
    }

    @Test
    void whatIsTooOldGoesReadOrNot() {
        try (Scene scene = new Scene(Map.of("keep", "PT1H"))) {
            scene.notify(scene.ada, "old");
            scene.host.advance(Duration.ofMinutes(40));
            scene.notify(scene.ada, "newer");
            scene.host.advance(Duration.ofMinutes(19));
            assertThat(scene.titles(scene.adas)).containsExactly("newer", "old");

            scene.host.advance(Duration.ofMinutes(12));
            assertThat(scene.titles(scene.adas)).containsExactly("newer");
            assertThat(Scene.counts(scene.adas)).endsWith(1);
        }
    }

    @Test
    void ninetyDaysAreTheDefault() {
        assertThat(new NotificationSettings(Optional.empty()).keepFor()).isEqualTo(Duration.ofDays(90));
    }

    @Test
    void manyAreRemovedInBatches() {
        try (Scene scene = new Scene(Map.of("keep", "PT1H"))) {
            for (int user = 0; user < 6; user++) {
                var each = scene.host.user("user " + user);
                IntStream.range(0, 200).forEach(i -> scene.notify(each, "number " + i));
            }
            scene.notify(scene.ada, "Ada's");
            scene.host.advance(Duration.ofMinutes(80));
            assertThat(scene.titles(scene.adas)).isEmpty();
            scene.notify(scene.ada, "new");
            assertThat(scene.titles(scene.adas)).containsExactly("new");
        }
    }

    @Test
    void aTimeThatIsNoneIsRefused() {
        try (FakeHost host = new FakeHost().settings("notification", Map.of("keep", "PT0S"))) {
            assertThatThrownBy(() -> host.start(new NotificationPlugin())).isInstanceOf(InvalidSettings.class);
        }
    }

    private static List<String> ids(FakeClient client) {
        List<String> ids = new ArrayList<>();
        Ack page = client.send("get-notifications", Map.of("limit", 100));
        add(page, ids);
        while (page.get("hasMore").asBoolean()) {
            page = client.send("get-notifications", Map.of("limit", 100, "before", ids.get(ids.size() - 1)));
            add(page, ids);
        }
        return ids;
    }

    private static void add(Ack page, List<String> ids) {
        page.get("notifications").forEach(each -> ids.add(each.path("id").asText()));
    }
}
