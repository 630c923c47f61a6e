package dev.causerie.media.ice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class IceAgentTest {
    private static final long SECOND = 1_000_000_000L;
    private final IceCredentials local = new IceCredentials("frag", "secretsecretsecretsecret");
    private final IceAgent agent = new IceAgent(local, 0);

    private boolean check(int port, int priority, boolean nominate, String password, long nowNs) {
        StunWriter writer = new StunWriter(StunMessage.BINDING_REQUEST, new byte[12])
                .username("frag:other")
                .priority(priority);
        byte[] bytes = (nominate ? writer.useCandidate() : writer).finish(password);
        StunMessage request = StunMessage.parse(bytes, 0, bytes.length).orElseThrow();
        return agent.answer(request, at(port), nowNs).isPresent();
    }

    private static InetSocketAddress at(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    @Test
    void aWrongPasswordIsNotAnswered() {
        assertThat(check(1, 1, true, "wrong", 0)).isFalse();
        assertThat(agent.selected()).isNull();
    }

    @Test
    void beforeANominationTheBestPathIsUsed() {
        check(1, 10, false, local.password(), 0);
        check(2, 20, false, local.password(), 0);
        assertThat(agent.selected()).isEqualTo(at(2));
    }

    @Test
    void ofSeveralNominatedPathsTheBestIsUsedWhateverTheOrder() {
        check(2, 20, true, local.password(), 0);
        check(1, 10, true, local.password(), 0);
        assertThat(agent.selected()).isEqualTo(at(2));
    }

    @Test
    void aNominatedPathBeatsABetterOne() {
        check(2, 20, false, local.password(), 0);
        check(1, 10, true, local.password(), 0);
        assertThat(agent.selected()).isEqualTo(at(1));
    }

    @Test
    void aSilentPathIsLeft() {
        check(2, 20, true, local.password(), 0);
        check(1, 10, true, local.password(), 10 * SECOND);
        assertThat(agent.selected()).isEqualTo(at(1));
    }

    @Test
    void pathsAreBounded() {
        for (int port = 1; port < 100; port++) {
            check(port, port, false, local.password(), port);
        }
        assertThat(agent.addresses()).hasSize(16).contains(agent.selected());
    }
}
