package dev.causerie.media.ice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The vectors of RFC 5769, and what is malformed. */
class StunMessageTest {
    private static final String PASSWORD = "VOkJxbRl1RmTxUk/WvJxBt";
    private static final byte[] REQUEST = HexFormat.of()
            .parseHex("000100582112a442b7e7a701bc34d686fa87dfae" + "80220010"
                    + "5354554e207465737420636c69656e74" + "002400046e0001ff" + "80290008932ff9b151263b36"
                    + "000600096576746a3a68367659202020" + "000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2"
                    + "80280004e57a3bcf");
    private static final byte[] RESPONSE = HexFormat.of()
            .parseHex("0101003c2112a442b7e7a701bc34d686fa87dfae" + "8022000b7465737420766563746f7220"
                    + "002000080001a147e112a643" + "000800142b91f599fd9e90c38c7489f92af9ba53f06be7d7"
                    + "80280004c07d4c96");

    @Test
    void theSampleRequestIsRead() {
        StunMessage request = StunMessage.parse(REQUEST, 0, REQUEST.length).orElseThrow();
        assertThat(request.type()).isEqualTo(StunMessage.BINDING_REQUEST);
        assertThat(request.username()).isEqualTo("evtj:h6vY");
        assertThat(request.localFragment()).isEqualTo("evtj");
        assertThat(request.priority()).isEqualTo(0x6e0001ffL);
        assertThat(request.useCandidate()).isFalse();
        assertThat(request.fingerprinted()).isTrue();
        assertThat(request.hasIntegrity(PASSWORD)).isTrue();
        assertThat(request.hasIntegrity("another")).isFalse();
    }

    @Test
    void theSampleResponseIsRead() {
        StunMessage response = StunMessage.parse(RESPONSE, 0, RESPONSE.length).orElseThrow();
        assertThat(response.type()).isEqualTo(StunMessage.BINDING_SUCCESS);
        assertThat(response.hasIntegrity(PASSWORD)).isTrue();
    }

    @Test
    void theMappedAddressOfTheSampleResponseIsWritten() throws Exception {
        byte[] transaction = HexFormat.of().parseHex("b7e7a701bc34d686fa87dfae");
        byte[] written = new StunWriter(StunMessage.BINDING_SUCCESS, transaction)
                .mappedAddress(new InetSocketAddress(InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1}), 32853))
                .finish(PASSWORD);
        assertThat(HexFormat.of().formatHex(written)).contains("002000080001a147e112a643");
        assertThat(StunMessage.parse(written, 0, written.length).orElseThrow().hasIntegrity(PASSWORD))
                .isTrue();
    }

    @Test
    void anyChangedBitIsNoticed() {
        for (int bit = 0; bit < REQUEST.length * 8; bit++) {
            byte[] changed = REQUEST.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(StunMessage.parse(changed, 0, changed.length)
                            .filter(StunMessage::fingerprinted)
                            .filter(message -> message.hasIntegrity(PASSWORD)))
                    .isEmpty();
        }
    }

    @Test
    void garbageIsNoMessage() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = REQUEST.clone();
            int length = random.nextInt(bytes.length + 1);
            for (int k = 0; k < 4; k++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            StunMessage.parse(bytes, 0, length).ifPresent(message -> message.hasIntegrity(PASSWORD));
        }
    }
}
