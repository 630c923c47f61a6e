package dev.causerie.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.api.room.Room;
import dev.causerie.server.gateway.OutgoingEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BacklogTest {

    private static final Room ROOM = Room.of("room", "a");
    private static final Room OTHER = Room.of("room", "b");

    private final List<String> sent = new ArrayList<>();

    @Test
    void whatCameMeanwhileIsSentOnceAndBehindWhatWasMissed() {
        Backlog backlog = Backlog.open(10);
        assertThat(backlog.pass(ROOM, 4, event("four"))).isFalse();
        assertThat(backlog.pass(ROOM, 5, event("five"))).isFalse();
        assertThat(backlog.pass(ROOM, 6, event("six"))).isFalse();

        assertThat(backlog.close(4, Set.of(ROOM), event -> sent.add(event.name())))
                .isTrue();

        assertThat(sent).containsExactly("five", "six");
        assertThat(backlog.pass(ROOM, 7, event("seven"))).as("live from now on").isTrue();
    }

    @Test
    void whatWasSentAsMissedAndIsDeliveredLaterIsNotSentAgain() {
        Backlog backlog = Backlog.open(10);
        assertThat(backlog.close(4, Set.of(ROOM), event -> sent.add(event.name())))
                .isTrue();

        assertThat(backlog.pass(ROOM, 3, event("three"))).isFalse();
        assertThat(backlog.pass(ROOM, 4, event("four"))).isFalse();
        assertThat(backlog.pass(ROOM, 5, event("five"))).isTrue();
        assertThat(sent).isEmpty();
    }

    /** On a node that is behind the log: the session came into the room before this node's events of it did. */
    @Test
    void whatComesInARoomThatWasJoinedMeanwhileIsSent() {
        Backlog backlog = Backlog.open(10);
        assertThat(backlog.pass(OTHER, 2, event("two"))).isFalse();
        assertThat(backlog.close(4, Set.of(ROOM), event -> sent.add(event.name())))
                .isTrue();

        assertThat(sent).containsExactly("two");
        assertThat(backlog.pass(OTHER, 3, event("three"))).isTrue();
        assertThat(backlog.pass(ROOM, 3, event("three"))).isFalse();
    }

    @Test
    void tooMuchMeanwhileCanNotBeWhole() {
        Backlog backlog = Backlog.open(1);
        backlog.pass(ROOM, 1, event("one"));
        backlog.pass(ROOM, 2, event("two"));

        assertThat(backlog.close(0, Set.of(ROOM), event -> sent.add(event.name())))
                .isFalse();
        assertThat(sent).isEmpty();
    }

    @Test
    void whoMissedNothingIsSentEverythingAtOnce() {
        assertThat(Backlog.none().pass(ROOM, 1, event("one"))).isTrue();
    }

    private static OutgoingEvent event(String name) {
        return OutgoingEvent.rendered(name, "[]".getBytes(StandardCharsets.UTF_8), List.of());
    }
}
