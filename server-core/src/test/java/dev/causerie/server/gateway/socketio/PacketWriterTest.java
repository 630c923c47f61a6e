package dev.causerie.server.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PacketWriterTest {

    private final PayloadWriter writer = new PayloadWriter(new ObjectMapper());

    @SuppressWarnings("ArrayRecordComponent") // As plugins write them.
    record Picture(String name, byte[] content) {}

    static final class Unwritable {}

    private static String json(Payload payload) {
        return new String(payload.json(), StandardCharsets.UTF_8);
    }

    @Test
    void recordsAndTreesAreWrittenAsJson() {
        Payload payload = writer.write(List.of(
                "x", Map.of("a", 1), JsonNodeFactory.instance.objectNode().put("b", true)));

        assertThat(json(payload)).isEqualTo("[\"x\",{\"a\":1},{\"b\":true}]");
        assertThat(payload.attachments()).isEmpty();
    }

    @Test
    void binaryAtAnyDepthBecomesAnAttachment() {
        byte[] inTree = {0, 1};
        byte[] inRecord = {};
        var tree = JsonNodeFactory.instance.objectNode();
        tree.putArray("deep").add(JsonNodeFactory.instance.binaryNode(inTree));

        Payload payload = writer.write(List.of("x", tree, new Picture("p", inRecord), List.of(new byte[] {7})));

        assertThat(json(payload))
                .isEqualTo("[\"x\",{\"deep\":[{\"_placeholder\":true,\"num\":0}]},"
                        + "{\"name\":\"p\",\"content\":{\"_placeholder\":true,\"num\":1}},"
                        + "[{\"_placeholder\":true,\"num\":2}]]");
        assertThat(payload.attachments()).containsExactly(inTree, inRecord, new byte[] {7});
    }

    @Test
    void whatCannotBeWrittenIsTheCallersFault() {
        assertThatThrownBy(() -> writer.write(List.of(new Unwritable()))).isInstanceOf(IllegalArgumentException.class);
    }
}
