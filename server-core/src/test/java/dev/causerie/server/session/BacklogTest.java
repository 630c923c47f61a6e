package dev.causerie.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.server.gateway.OutgoingEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BacklogTest {

    private final List<String> sent = new ArrayList<>();

    @Test
    void whatCameMeanwhileIsSentOnceAndBehindWhatWasMissed() {
        Backlog backlog = Backlog.open(10);
        assertThat(backlog.pass(4, event("four"))).isFalse();
        assertThat(backlog.pass(5, event("five"))).isFalse();
        assertThat(backlog.pass(6, event("six"))).isFalse();

        assertThat(backlog.close(4, event -> sent.add(event.name()))).isTrue();

        assertThat(sent).containsExactly("five", "six");
        assertThat(backlog.pass(7, event("seven"))).as("live from now on").isTrue();
    }

    @Test
    void whatWasSentAsMissedAndIsDeliveredLaterIsNotSentAgain() {
        Backlog backlog = Backlog.open(10);
        assertThat(backlog.close(4, event -> sent.add(event.name()))).isTrue();

        assertThat(backlog.pass(3, event("three"))).isFalse();
        assertThat(backlog.pass(4, event("four"))).isFalse();
        assertThat(backlog.pass(5, event("five"))).isTrue();
        assertThat(sent).isEmpty();
    }

    @Test
    void tooMuchMeanwhileCanNotBeWhole() {
        Backlog backlog = Backlog.open(1);
        backlog.pass(1, event("one"));
        backlog.pass(2, event("two"));

        assertThat(backlog.close(0, event -> sent.add(event.name()))).isFalse();
        assertThat(sent).isEmpty();
    }

    @Test
    void whoMissedNothingIsSentEverythingAtOnce() {
        assertThat(Backlog.none().pass(1, event("one"))).isTrue();
    }

    private static OutgoingEvent event(String name) {
        return OutgoingEvent.rendered(name, "[]".getBytes(StandardCharsets.UTF_8), List.of());
    }
}
