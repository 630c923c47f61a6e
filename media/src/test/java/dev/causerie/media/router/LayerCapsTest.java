package dev.causerie.media.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.media.Router;
import org.junit.jupiter.api.Test;

class LayerCapsTest {
    private final LayerCaps caps = new LayerCaps();

    private int layer() {
        return caps.of("alice", "bob", "phone");
    }

    @Test
    void withoutCapsAnyLayerIsSent() {
        assertThat(layer()).isEqualTo(Router.ANY_LAYER);
    }

    @Test
    void theSmallestCapWinsWhoeverSetIt() {
        caps.room(1);
        assertThat(layer()).isEqualTo(1);
        caps.transport("phone", 0);
        assertThat(layer()).isZero();
        caps.transport("phone", 2);
        assertThat(layer()).isEqualTo(1);
        caps.receiver("bob", 0);
        assertThat(layer()).isZero();
        caps.receiver("bob", 2);
        caps.publisher("alice", 0);
        assertThat(layer()).isZero();
    }

    @Test
    void aCapIsForWhomItWasSet() {
        caps.transport("laptop", 0);
        caps.receiver("carol", 0);
        caps.publisher("dave", 0);
        assertThat(layer()).isEqualTo(Router.ANY_LAYER);
    }

    @Test
    void aCapCanBeLifted() {
        caps.room(0);
        caps.transport("phone", 0);
        caps.room(Router.ANY_LAYER);
        assertThat(layer()).isZero();
        caps.transport("phone", Router.ANY_LAYER);
        assertThat(layer()).isEqualTo(Router.ANY_LAYER);
    }
}
