package dev.causerie.server.gateway.engineio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatestMessagesTest {

    private final LatestMessages latest = new LatestMessages();
    private final EngineMessage first = EngineMessage.of("first");
    private final EngineMessage second = EngineMessage.of("the second");

    @Test
    void aMessageTakesThePlaceOfTheOneBeforeIt() {
        latest.keep("people", first);
        latest.keep("people", second);

        assertThat(latest.bytes()).isEqualTo(second.size());
        assertThat(moved()).containsExactly(second);
        assertThat(latest.isEmpty()).isTrue();
        assertThat(moved()).isEmpty();
    }

    @Test
    void whatIsForgottenIsNotSentAndTheOthersAre() {
        latest.keep("people", first);
        latest.keep("slots", second);
        latest.forget("people");
        latest.forget("nobody");

        assertThat(latest.bytes()).isEqualTo(second.size());
        assertThat(moved()).containsExactly(second);
    }

    private List<EngineMessage> moved() {
        OutgoingQueue queue = new OutgoingQueue();
        latest.moveTo(queue);
        List<EngineMessage> all = new ArrayList<>();
        for (EngineMessage next = queue.poll(); next != null; next = queue.poll()) {
            all.add(next);
        }
        return all;
    }
}
