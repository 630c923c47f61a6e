package dev.causerie.server.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.causerie.server.gateway.engineio.MalformedPacketException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PacketReaderTest {

    private final PacketReader reader = new PacketReader(new PacketLimits(3, 8, 20, 16, 40));

    private Optional<Packet> text(String message) {
        return reader.text(utf8(message));
    }

    private static ByteBuf utf8(String message) {
        return Unpooled.wrappedBuffer(message.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void connectCarriesItsAuthObject() {
        assertThat(text("0{\"token\":\"123\"}")).get().isInstanceOfSatisfying(Packet.Connect.class, packet -> {
            assertThat(packet.namespace()).isEqualTo("/");
            assertThat(packet.auth().path("token").textValue()).isEqualTo("123");
        });
    }

    @Test
    void connectWithoutPayloadHasAnEmptyAuth() {
        assertThat(text("0")).get().isInstanceOfSatisfying(Packet.Connect.class, packet -> assertThat(packet.auth())
                .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/custom", "0/custom,", "0/custom,{\"a\":1}"})
    void namespaceEndsAtTheCommaOrTheEnd(String message) {
        assertThat(text(message).orElseThrow().namespace()).isEqualTo("/custom");
    }

    @Test
    void disconnectLeavesItsNamespace() {
        assertThat(text("1/custom,")).contains(new Packet.Disconnect("/custom"));
    }

    @Test
    void eventHasNameAndArguments() {
        assertThat(text("2[\"message\",1,\"2\"]"))
                .contains(new Packet.Event(
                        "/", OptionalLong.empty(), "message", List.of(IntNode.valueOf(1), TextNode.valueOf("2")), 18));
    }

    @Test
    void eventInANamespaceWithAnAckId() {
        assertThat(text("2/custom,456[\"x\"]")).get().isInstanceOfSatisfying(Packet.Event.class, event -> {
            assertThat(event.namespace()).isEqualTo("/custom");
            assertThat(event.ackId()).hasValue(456);
        });
    }

    @Test
    void ackAnswersItsId() {
        assertThat(text("3456[]")).contains(new Packet.Ack("/", 456, List.of(), 6));
    }

    @Test
    void binaryEventIsCompleteWithItsLastAttachment() {
        assertThat(text("52-7[\"x\",{\"_placeholder\":true,\"num\":1},{\"a\":[{\"_placeholder\":true,\"num\":0}]}]"))
                .isEmpty();
        assertThat(reader.binary(new byte[] {0, 1})).isEmpty();
        Packet packet = reader.binary(new byte[0]).orElseThrow();

        assertThat(packet).isInstanceOfSatisfying(Packet.Event.class, event -> {
            assertThat(event.ackId()).hasValue(7);
            assertThat(event.arguments().get(0)).isEqualTo(BinaryNode.valueOf(new byte[0]));
            assertThat(event.arguments().get(1).path("a").path(0)).isEqualTo(BinaryNode.valueOf(new byte[] {0, 1}));
        });
    }

    @Test
    void binaryAckIsCompleteWithItsAttachment() {
        assertThat(text("61-12[{\"_placeholder\":true,\"num\":0}]")).isEmpty();

        assertThat(reader.binary(new byte[] {1, 2, 3})).get().isInstanceOfSatisfying(Packet.Ack.class, ack -> {
            assertThat(ack.ackId()).isEqualTo(12);
            assertThat(ack.arguments()).containsExactly(BinaryNode.valueOf(new byte[] {1, 2, 3}));
        });
    }

    @Test
    void placeholdersInATextEventAreOrdinaryObjects() {
        JsonNode argument = ((Packet.Event)
                        text("2[\"x\",{\"_placeholder\":true,\"num\":0}]").orElseThrow())
                .arguments()
                .get(0);

        assertThat(argument.isObject()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "9[\"x\"]",
                "abc",
                "-1",
                "2",
                "2{}",
                "2[]",
                "2[1]",
                "2[null]",
                "2[\"\"]",
                "2[",
                "2[\"x\"]]",
                "2[\"x\"] trailing",
                "2[\"x\",{\"a\":1,\"a\":2}]",
                "2[\"connect\"]",
                "2[\"disconnecting\"]",
                "2abc[\"x\"]",
                "2-1[\"x\"]",
                "21234567890123456[\"x\"]",
                "2/custom,x[\"x\"]",
                "2[\"a name longer than twenty\"]",
                "2[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]",
                "0[]",
                "0\"token\"",
                "0null",
                "012{}",
                "1[]",
                "17",
                "3[]",
                "31",
                "31{}",
                "4{\"message\":\"x\"}",
                "5[\"x\"]",
                "5-[\"x\"]",
                "50-[\"x\"]",
                "54-[\"x\"]",
                "510000000-[\"x\"]",
                "5999999999999999999999-[\"x\"]",
                "5-1-[\"x\"]",
                "61-[1]"
            })
    void malformedPacketsAreRefused(String message) {
        assertThatThrownBy(() -> {
                    text(message);
                    reader.binary(new byte[0]);
                    throw new AssertionError("taken");
                })
                .isInstanceOf(MalformedPacketException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2[\"exactly twenty chars\"]", "2[\"x\",[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]", "3123456789012345[]"})
    void whatIsAtItsLimitIsTaken(String message) {
        assertThat(text(message)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2[\"exactly twentyone char\"]",
                "2[\"x\",[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]",
                "31234567890123456[]"
            })
    void whatIsOneBeyondItsLimitIsRefused(String message) {
        assertThatThrownBy(() -> text(message)).isInstanceOf(MalformedPacketException.class);
    }

    @Test
    void attachmentsAreTakenUpToTheirNumber() {
        assertThat(text("53-[\"x\"]")).isEmpty();
        assertThat(reader.binary(new byte[1])).isEmpty();
        assertThat(reader.binary(new byte[1])).isEmpty();
        assertThat(reader.binary(new byte[1])).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '#',
            value = {
                "2[\"x\",%s] 3",
                "2[\"x\",[%s]] 5",
                "2[\"x\",{\"a\":[%s]}] 8",
                "37[0,%s] 3",
                "0{\"a\":[%s]} 5",
                "51-[\"x\",%s] 3"
            })
    void everyTokenOfAPacketCounts(String packet, int others) {
        ByteBuf atTheLimit = utf8(packet.formatted(zeros(40 - others)));
        ByteBuf beyond = utf8(packet.formatted(zeros(41 - others)));

        assertThatCode(() -> reader.text(atTheLimit)).doesNotThrowAnyException();
        assertThatThrownBy(() -> reader.another().text(beyond)).isInstanceOf(MalformedPacketException.class);
    }

    private static String zeros(int count) {
        return String.join(",", Collections.nCopies(count, "0"));
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        ByteBuf message = Unpooled.wrappedBuffer(new byte[] {'2', '[', '"', (byte) 0xC3, '"', ']'});

        assertThatThrownBy(() -> reader.text(message)).isInstanceOf(MalformedPacketException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-1", "0.5", "\"0\"", "null", "99999999999"})
    void placeholdersOfNoAttachmentAreRefused(String number) {
        text("51-[\"x\",{\"_placeholder\":true,\"num\":" + number + "}]");

        assertThatThrownBy(() -> reader.binary(new byte[1])).isInstanceOf(MalformedPacketException.class);
    }

    @Test
    void textWhereAnAttachmentIsDueIsRefused() {
        text("51-[\"x\",{\"_placeholder\":true,\"num\":0}]");

        assertThatThrownBy(() -> text("2[\"y\"]")).isInstanceOf(MalformedPacketException.class);
    }

    @Test
    void binaryWhereNoAttachmentIsDueIsRefused() {
        assertThatThrownBy(() -> reader.binary(new byte[1])).isInstanceOf(MalformedPacketException.class);
    }

    @Test
    void attachmentsTooLongTogetherAreRefused() {
        text("52-[\"x\"]");
        assertThat(reader.binary(new byte[8])).isEmpty();

        assertThatThrownBy(() -> reader.binary(new byte[1])).isInstanceOf(MalformedPacketException.class);
    }

    @Test
    void faultsNeverQuoteTheClient() {
        assertThatThrownBy(() -> text("2[\"x\",secret-word]")).hasMessageNotContaining("secret-word");
    }
}
