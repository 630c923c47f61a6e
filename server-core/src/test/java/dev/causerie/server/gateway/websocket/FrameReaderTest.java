package dev.causerie.server.gateway.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.CodecException;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {

    private static final int MAX = 200_000;
    private static final int TEXT = 0x81;
    private static final int BINARY = 0x82;
    private static final int CLOSE = 0x88;
    private static final int PING = 0x89;
    private static final int PONG = 0x8A;
    private static final int CONTINUED_TEXT = 0x01;
    private static final int CONTINUED_BINARY = 0x02;
    private static final int CONTINUATION = 0x00;
    private static final int END = 0x80;

    private static List<String> read(Sent sent) {
        return Read.of(sent.bytes(), Integer.MAX_VALUE, MAX);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 1_000_000})
    void messagesAreReadHoweverTheNetworkCutsThem(int part) {
        byte[] long16 = "é".repeat(500).getBytes(StandardCharsets.UTF_8);
        byte[] long64 = new byte[70_000];
        new Random(1).nextBytes(long64);
        Sent sent = new Sent()
                .frame(TEXT, "42[\"message\"]")
                .frame(TEXT, "")
                .frame(TEXT, long16)
                .frame(BINARY, long64)
                .frame(PING, "are you there")
                .frame(PONG, "")
                .frame(BINARY, new byte[] {1});

        assertThat(Read.of(sent.bytes(), part, MAX))
                .containsExactly(
                        "text 42[\"message\"]",
                        "text ",
                        "text " + "é".repeat(500),
                        "binary " + HexFormat.of().formatHex(long64),
                        "ping " + HexFormat.of().formatHex("are you there".getBytes(StandardCharsets.UTF_8)),
                        "pong",
                        "binary 01");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 1_000_000})
    void aMessageInPartsIsPutTogetherAroundControlFrames(int part) {
        Sent sent = new Sent()
                .frame(CONTINUED_TEXT, new byte[] {'a', (byte) 0xC3})
                .frame(PING, "p")
                .frame(CONTINUATION, "")
                .frame(END, new byte[] {(byte) 0xA9, 'z'})
                .frame(CONTINUED_BINARY, new byte[0])
                .frame(END, new byte[] {9});

        assertThat(Read.of(sent.bytes(), part, MAX)).containsExactly("ping 70", "text aéz", "binary 09");
    }

    @Test
    void aMessageMayBeAsLongAsTheLimitAndNoByteLonger() {
        assertThat(Read.of(new Sent().frame(BINARY, new byte[1000]).bytes(), 64, 1000))
                .containsExactly("binary " + "00".repeat(1000));
        assertThat(Read.of(new Sent().frame(BINARY, new byte[1001]).bytes(), 64, 1000))
                .containsExactly("fault 1009");
        Sent inParts = new Sent().frame(CONTINUED_BINARY, new byte[600]).frame(END, new byte[401]);
        assertThat(Read.of(inParts.bytes(), 64, 1000)).containsExactly("fault 1009");
    }

    @Test
    void aTooLongMessageIsRefusedAtItsHeader() {
        Sent header = new Sent().raw(BINARY, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, 2, 3, 4);

        assertThat(read(header)).containsExactly("fault 1009");
    }

    @Test
    void whatIsAgainstTheProtocolIsAFaultAndNothingAfterItIsRead() {
        assertThat(read(new Sent().raw(TEXT, 0x01, 'a').frame(TEXT, "after"))).containsExactly("fault 1002");
        assertThat(read(new Sent().frame(0xC1, "reserved bit"))).containsExactly("fault 1002");
        assertThat(read(new Sent().frame(0x83, "reserved opcode"))).containsExactly("fault 1002");
        assertThat(read(new Sent().frame(0x8B, "reserved control"))).containsExactly("fault 1002");
        assertThat(read(new Sent().frame(0x09, "ping in parts"))).containsExactly("fault 1002");
        assertThat(read(new Sent().frame(PING, new byte[126]))).containsExactly("fault 1002");
        assertThat(read(new Sent().frame(END, "continues nothing"))).containsExactly("fault 1002");
        assertThat(read(new Sent().frame(CONTINUED_TEXT, "a").frame(TEXT, "b"))).containsExactly("fault 1002");
        assertThat(read(new Sent().raw(TEXT, 0xFE, 0, 5, 1, 2, 3, 4))).containsExactly("fault 1002");
        assertThat(read(new Sent().raw(TEXT, 0xFF, 0, 0, 0, 0, 0, 0, 255, 255, 1, 2, 3, 4)))
                .containsExactly("fault 1002");
        assertThat(read(new Sent().raw(TEXT, 0xFF, 128, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4)))
                .containsExactly("fault 1002");
    }

    @Test
    void textMustBeUtf8() {
        for (String wrong :
                List.of("80", "c3", "c0af", "e08080", "eda080", "f08080af", "f4908080", "f5808080", "e282")) {
            assertThat(read(new Sent().frame(TEXT, HexFormat.of().parseHex(wrong))))
                    .as(wrong)
                    .containsExactly("fault 1007");
        }
        for (String right : List.of("7f", "c280", "e0a080", "ed9fbf", "ee8080", "f0908080", "f48fbfbf")) {
            assertThat(read(new Sent().frame(TEXT, HexFormat.of().parseHex(right))))
                    .as(right)
                    .hasSize(1)
                    .allMatch(word -> word.startsWith("text "));
        }
    }

    @Test
    void nothingIsReadAfterAClose() {
        assertThat(read(new Sent()
                        .frame(CLOSE, new byte[] {3, (byte) 0xE9, 'b', 'y', 'e'})
                        .frame(TEXT, "late")))
                .containsExactly("close 1001");
        assertThat(read(new Sent().frame(CLOSE, new byte[0]))).containsExactly("close 0");
    }

    @Test
    void aCloseNeedsAValidCodeAndReason() {
        assertThat(read(new Sent().frame(CLOSE, new byte[] {3}))).containsExactly("fault 1002");
        assertThat(read(new Sent().frame(CLOSE, new byte[] {3, (byte) 0xED}))).containsExactly("fault 1002");
        assertThat(read(new Sent().frame(CLOSE, new byte[] {3, (byte) 0xE8, (byte) 0xFF})))
                .containsExactly("fault 1007");
    }

    /** Ten thousand streams of frames, right and wrong ones, against the decoder of netty. */
    @Test
    void itReadsWhatNettyReads() {
        Random random = new Random(6455);
        for (int i = 0; i < 10_000; i++) {
            byte[] bytes = stream(random);
            int part = 1 + random.nextInt(bytes.length);

            assertThat(Read.of(bytes, part, 1000))
                    .as(HexFormat.of().formatHex(bytes) + " in parts of " + part)
                    .isEqualTo(asNettyReads(bytes, part, 1000));
        }
    }

    private static byte[] stream(Random random) {
        Sent sent = new Sent();
        int[] kinds = {TEXT, BINARY, PING, PONG, CONTINUED_TEXT, CONTINUED_BINARY, CONTINUATION, END};
        int frames = 1 + random.nextInt(6);
        for (int i = 0; i < frames; i++) {
            byte[] payload = new byte[random.nextInt(10) == 0 ? random.nextInt(700) : random.nextInt(20)];
            for (int at = 0; at < payload.length; at++) {
                payload[at] = (byte) ('a' + random.nextInt(26));
            }
            sent.frame(kinds[random.nextInt(kinds.length)], payload);
        }
        byte[] bytes = sent.bytes();
        if (random.nextInt(4) == 0) {
            // Not in a payload of text, where the two would tell of it at other moments.
            bytes[0] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static List<String> asNettyReads(byte[] bytes, int part, int maxMessage) {
        EmbeddedChannel channel = new EmbeddedChannel(
                new WebSocket13FrameDecoder(WebSocketDecoderConfig.newBuilder()
                        .maxFramePayloadLength(maxMessage)
                        .allowExtensions(false)
                        .withUTF8Validator(false)
                        .closeOnProtocolViolation(false)
                        .build()),
                new WebSocketFrameAggregator(maxMessage));
        List<String> words = new ArrayList<>();
        for (int at = 0; at < bytes.length && !over(words); at += part) {
            ByteBuf in = Unpooled.copiedBuffer(bytes, at, Math.min(part, bytes.length - at));
            try {
                channel.writeInbound(in);
            } catch (TooLongFrameException tooLong) {
                drain(channel, words);
                words.add("fault 1009");
            } catch (CorruptedFrameException corrupted) {
                drain(channel, words);
                words.add("fault 1002");
            } catch (DecoderException other) {
                drain(channel, words);
                words.add("fault 1002");
            }
            drain(channel, words);
        }
        try {
            channel.finishAndReleaseAll();
        } catch (CodecException later) {
            // What it met while it was closed is not of interest.
        }
        return words;
    }

    private static boolean over(List<String> words) {
        return !words.isEmpty()
                && (words.get(words.size() - 1).startsWith("fault")
                        || words.get(words.size() - 1).startsWith("close"));
    }

    private static void drain(EmbeddedChannel channel, List<String> words) {
        for (WebSocketFrame frame = channel.readInbound(); frame != null; frame = channel.readInbound()) {
            if (!over(words)) {
                words.add(word(frame));
            }
            frame.release();
        }
    }

    private static String word(WebSocketFrame frame) {
        byte[] content = new byte[frame.content().readableBytes()];
        frame.content().getBytes(frame.content().readerIndex(), content);
        if (frame instanceof TextWebSocketFrame) {
            return "text " + new String(content, StandardCharsets.UTF_8);
        } else if (frame instanceof BinaryWebSocketFrame) {
            return "binary " + HexFormat.of().formatHex(content);
        } else if (frame instanceof PingWebSocketFrame) {
            return "ping " + HexFormat.of().formatHex(content);
        } else if (frame instanceof PongWebSocketFrame) {
            return "pong";
        } else if (frame instanceof CloseWebSocketFrame close) {
            return "close " + Math.max(close.statusCode(), 0);
        }
        return frame.getClass().getSimpleName() + Arrays.toString(content);
    }
}
