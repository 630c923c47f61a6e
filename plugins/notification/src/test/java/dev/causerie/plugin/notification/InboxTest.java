package dev.causerie.plugin.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.Rejected;
import dev.causerie.api.domain.notifications.NewNotification;
import dev.causerie.api.domain.notifications.NotificationType;
import dev.causerie.api.domain.notifications.Notifications;
import dev.causerie.testkit.Ack;
import dev.causerie.testkit.FakeClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InboxTest {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final Scene scene = new Scene();
    private final FakeClient adas = scene.adas;
    private final FakeClient adasPhone = scene.connect(scene.ada);
    private final FakeClient bobs = scene.bobs;

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void aNotificationReachesEverySessionOfItsUserAndNobodyElse() {
        scene.host
                .service(Notifications.class)
                .send(new NewNotification(
                        scene.ada.id(),
                        NotificationType.MEETING_INVITE,
                        "Come",
                        "and see",
                        Map.of("meetingId", "abc", "deep", Map.of("list", List.of(1, "two", true)))));

        for (FakeClient client : List.of(adas, adasPhone)) {
            JsonNode told = client.received("notification").get(0);
            assertThat(told.path("id").isTextual()).isTrue();
            assertThat(told.path("type").asText()).isEqualTo("meeting_invite");
            assertThat(told.path("title").asText()).isEqualTo("Come");
            assertThat(told.path("message").asText()).isEqualTo("and see");
            assertThat(told.path("data").path("meetingId").asText()).isEqualTo("abc");
            assertThat(told.path("data").path("deep").path("list")).hasSize(3);
            assertThat(told.path("createdAt").asText()).isEqualTo("2030-01-01T09:00:00.000Z");
            assertThat(told.path("read").asBoolean(true)).isFalse();
            assertThat(scene.list(client)).containsExactly(told);
        }
        assertThat(bobs.received()).doesNotContain("notification");
        assertThat(scene.list(bobs)).isEmpty();
    }

    @Test
    void whatIsNotCommittedIsNeitherStoredNorSent() {
        scene.host.failNextCommit();
        assertThatThrownBy(() -> scene.notify(scene.ada, "lost")).isInstanceOf(Rejected.class);
        scene.host.advance(SOON);
        assertThat(adas.received("notification")).isEmpty();
        assertThat(Scene.counts(adas)).containsExactly(0);
        assertThat(scene.list(adas)).isEmpty();
    }

    @Test
    void whoComesBackIsSentWhatWasMissed() {
        adas.drop();
        scene.notify(scene.ada, "missed");
        scene.host.advance(SOON);
        adas.reconnect();
        assertThat(adas.received("notification")).hasSize(1);
        assertThat(Scene.counts(adas)).endsWith(1);
    }

    @Test
    void theCountComesAtAuthenticationAndAfterEveryChange() {
        assertThat(Scene.counts(adas)).containsExactly(0);
        String first = Long.toString(scene.notify(scene.ada, "one").id());
        scene.notify(scene.ada, "two");
        scene.host.advance(SOON);
        adas.send("mark-notification-read", Map.of("notificationId", first));
        scene.host.advance(SOON);
        adasPhone.send("delete-notification", Map.of("notificationId", first));
        scene.host.advance(SOON);
        adas.send("mark-all-notifications-read");
        scene.host.advance(SOON);

        assertThat(Scene.counts(adas)).containsExactly(0, 2, 1, 1, 0);
        assertThat(Scene.counts(adasPhone)).containsExactly(0, 2, 1, 1, 0);
        assertThat(Scene.counts(scene.connect(scene.ada))).containsExactly(0);
        assertThat(Scene.counts(bobs)).containsExactly(0);
    }

    @Test
    void theCountIsTheAnswerToWhoAsks() {
        scene.notify(scene.ada, "one");
        adas.forget();
        Ack ack = adas.send("get-unread-count");
        assertThat(ack.get("count").asInt()).isEqualTo(1);
        assertThat(Scene.counts(adas)).containsExactly(1);
    }

    @Test
    void whatIsReadIsToldToEverySession() {
        String id = Long.toString(scene.notify(scene.ada, "one").id());
        Ack ack = adas.send("mark-notification-read", Map.of("notificationId", id));
        assertThat(ack.success()).isTrue();
        for (FakeClient client : List.of(adas, adasPhone)) {
            assertThat(client.received("notification-marked-read"))
                    .singleElement()
                    .satisfies(told ->
                            assertThat(told.path("notificationId").asText()).isEqualTo(id));
        }
        assertThat(scene.list(adas).get(0).path("read").asBoolean()).isTrue();
        assertThat(bobs.received()).doesNotContain("notification-marked-read");
    }

    @Test
    void whatIsReadAgainIsNoErrorAndToldToTheAskingSessionAlone() {
        String id = Long.toString(scene.notify(scene.ada, "one").id());
        adas.send("mark-notification-read", Map.of("notificationId", id));
        assertThat(adas.send("mark-notification-read", Map.of("notificationId", id))
                        .success())
                .isTrue();
        assertThat(adas.received("notification-marked-read")).hasSize(2);
        assertThat(adasPhone.received("notification-marked-read")).hasSize(1);
    }

    @Test
    void allAreReadAtOnce() {
        IntStream.range(0, 3).forEach(i -> scene.notify(scene.ada, "number " + i));
        scene.notify(scene.bob, "not Ada's");

        assertThat(adas.send("mark-all-notifications-read").get("markedCount").asInt())
                .isEqualTo(3);
        assertThat(adas.send("mark-all-notifications-read").get("markedCount").asInt())
                .isZero();

        assertThat(adas.received("all-notifications-marked-read"))
                .extracting(told -> told.path("markedCount").asInt())
                .containsExactly(3, 0);
        assertThat(adasPhone.received("all-notifications-marked-read")).hasSize(1);
        assertThat(scene.list(adas)).allMatch(each -> each.path("read").asBoolean());
        assertThat(scene.list(bobs)).noneMatch(each -> each.path("read").asBoolean());
    }

    @Test
    void whatIsDeletedIsGoneForEverySession() {
        String id = Long.toString(scene.notify(scene.ada, "one").id());
        assertThat(adas.send("delete-notification", Map.of("notificationId", id))
                        .success())
                .isTrue();
        assertThat(adas.received("notification-deleted")).hasSize(1);
        assertThat(adasPhone
                        .received("notification-deleted")
                        .get(0)
                        .path("notificationId")
                        .asText())
                .isEqualTo(id);
        assertThat(scene.list(adasPhone)).isEmpty();
        assertThat(adas.send("delete-notification", Map.of("notificationId", id))
                        .code())
                .isEqualTo("NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mark-notification-read", "delete-notification"})
    void whatIsSomebodyElsesIsNotThere(String event) {
        String id = Long.toString(scene.notify(scene.ada, "Ada's").id());
        assertThat(bobs.send(event, Map.of("notificationId", id)).code()).isEqualTo("NOT_FOUND");
        assertThat(bobs.received("notification-error").get(0).path("error").asText())
                .contains(id);
        assertThat(bobs.send(event, Map.of("notificationId", "x")).code()).isEqualTo("BAD_REQUEST");
        assertThat(bobs.send(event, Map.of()).code()).isEqualTo("BAD_REQUEST");
        assertThat(scene.list(adas)).singleElement().matches(each -> !each.path("read")
                .asBoolean());
    }

    @Test
    void theListPagesBackwardsNewestFirst() {
        IntStream.range(0, 5).forEach(i -> scene.notify(scene.ada, "number " + i));

        Ack newest = adas.send("get-notifications", Map.of("limit", 3));
        JsonNode last = newest.get("notifications").get(2).path("id");
        Ack older = adas.send("get-notifications", Map.of("limit", 2, "before", last));

        assertThat(titles(newest)).containsExactly("number 4", "number 3", "number 2");
        assertThat(newest.get("hasMore").asBoolean()).isTrue();
        assertThat(titles(older)).containsExactly("number 1", "number 0");
        assertThat(older.get("hasMore").asBoolean()).isFalse();
        assertThat(adas.received("notifications-list")).hasSize(2);
        assertThat(adasPhone.received("notifications-list")).isEmpty();
        assertThat(adas.send("get-notifications", Map.of("limit", 101)).code()).isEqualTo("BAD_REQUEST");
        assertThat(adas.send("get-notifications", Map.of("limit", 0)).code()).isEqualTo("BAD_REQUEST");
    }

    @Test
    void whatWasReadCanBeLeftOut() {
        String id = Long.toString(scene.notify(scene.ada, "read").id());
        scene.notify(scene.ada, "unread");
        adas.send("mark-notification-read", Map.of("notificationId", id));
        assertThat(titles(adas.send("get-notifications", Map.of("unreadOnly", true))))
                .containsExactly("unread");
        assertThat(titles(adas.send("get-notifications", Map.of("unreadOnly", false))))
                .containsExactly("unread", "read");
    }

    @Test
    void notificationsSurviveARestart() {
        scene.notify(scene.ada, "kept");
        scene.host.restart();
        FakeClient back = scene.connect(scene.ada);
        assertThat(Scene.counts(back)).containsExactly(1);
        assertThat(scene.titles(back)).containsExactly("kept");
    }

    @Test
    void tooLongOnesAreRefused() {
        assertThatThrownBy(() -> scene.notify(scene.ada, "x".repeat(201))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> scene.notify(scene.ada, " ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new NewNotification(scene.ada.id(), NotificationType.SYSTEM, "x", "x".repeat(1_001), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        NewNotification heavy = new NewNotification(
                scene.ada.id(), NotificationType.SYSTEM, "x", "", Map.of("much", "é".repeat(5_000)));
        assertThatThrownBy(() -> scene.host.service(Notifications.class).send(heavy))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(scene.notify(scene.ada, "x".repeat(200)).title()).hasSize(200);
    }

    @ParameterizedTest
    @MethodSource("dev.causerie.testkit.Markup#texts")
    void markupStaysText(String text) {
        scene.host
                .service(Notifications.class)
                .send(new NewNotification(scene.ada.id(), NotificationType.SYSTEM, text, text, Map.of("reason", text)));
        for (JsonNode each :
                List.of(adas.received("notification").get(0), scene.list(adas).get(0))) {
            assertThat(each.path("title").asText()).isEqualTo(text);
            assertThat(each.path("message").asText()).isEqualTo(text);
            assertThat(each.path("data").path("reason").asText()).isEqualTo(text);
        }
    }

    private static List<String> titles(Ack list) {
        return list.get("notifications").findValues("title").stream()
                .map(JsonNode::asText)
                .toList();
    }
}
