package dev.causerie.server.gateway.socketio;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.causerie.server.gateway.engineio.MalformedPacketException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads the text of a packet: {@code <type>[<attachments>-][<namespace>,][<id>][<JSON>]} (Socket.IO protocol v5,
 * "Packet encoding"). Thread-safe.
 */
final class PacketTextParser {

    private static final int MAX_ID_DIGITS = 15;
    private static final int MAX_NAMESPACE_BYTES = 256;

    private final PacketLimits limits;
    private final ObjectReader json;

    PacketTextParser(PacketLimits limits) {
        this.limits = limits;
        JsonFactory factory = JsonFactory.builder()
                .disable(JsonFactory.Feature.CHARSET_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.maxJsonDepth())
                        .maxTokenCount(limits.maxJsonTokens())
                        .maxStringLength(Integer.MAX_VALUE)
                        .build())
                .build();
        this.json = JsonMapper.builder(factory)
                .enable(
                        DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .reader();
    }

    /** The packet; reads {@code text} to its end. Throws {@link MalformedPacketException} for anything else. */
    PacketText parse(ByteBuf text) {
        int bytes = text.readableBytes();
        if (bytes == 0) {
            throw new MalformedPacketException("empty Socket.IO packet");
        }
        PacketType type = PacketType.of(text.readByte());
        int attachments = type.isBinary() ? attachments(text) : 0;
        String namespace = namespace(text);
        OptionalLong id = id(text);
        Optional<JsonNode> content = text.isReadable() ? Optional.of(content(text)) : Optional.empty();
        return new PacketText(type, attachments, namespace, id, content, bytes);
    }

    private int attachments(ByteBuf text) {
        long count = digits(text, "attachment count").orElse(0);
        if (!text.isReadable() || text.readByte() != '-') {
            throw new MalformedPacketException("attachment count without a dash");
        }
        if (count < 1 || count > limits.maxAttachments()) {
            throw new MalformedPacketException("attachment count out of range");
        }
        return (int) count;
    }

    private static String namespace(ByteBuf text) {
        if (!text.isReadable() || text.getByte(text.readerIndex()) != '/') {
            return "/";
        }
        int comma = text.bytesBefore((byte) ',');
        int length = comma < 0 ? text.readableBytes() : comma;
        if (length > MAX_NAMESPACE_BYTES) {
            throw new MalformedPacketException("namespace too long");
        }
        String namespace = text.readCharSequence(length, StandardCharsets.UTF_8).toString();
        text.skipBytes(comma < 0 ? 0 : 1);
        return namespace;
    }

    private static OptionalLong id(ByteBuf text) {
        return digits(text, "ack id");
    }

    private static OptionalLong digits(ByteBuf text, String what) {
        long value = 0;
        int count = 0;
        while (text.isReadable() && isDigit(text.getByte(text.readerIndex()))) {
            value = value * 10 + (text.readByte() - '0');
            count++;
            if (count > MAX_ID_DIGITS) {
                throw new MalformedPacketException(what + " too long");
            }
        }
        return count == 0 ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private JsonNode content(ByteBuf text) {
        try {
            return text.hasArray() ? ofArray(text) : ofStream(text);
        } catch (JsonProcessingException e) {
            throw new MalformedPacketException("payload is not JSON as it must be: " + kind(e));
        } catch (IOException e) {
            throw new MalformedPacketException("payload is not UTF-8");
        }
    }

    private JsonNode ofArray(ByteBuf text) throws IOException {
        int length = text.readableBytes();
        int start = text.arrayOffset() + text.readerIndex();
        text.skipBytes(length);
        return json.readTree(text.array(), start, length);
    }

    private JsonNode ofStream(ByteBuf text) throws IOException {
        try (InputStream in = new ByteBufInputStream(text)) {
            return json.readTree(in);
        }
    }

    /** The kind of fault without Jackson's message, which quotes the client. */
    private static String kind(JsonProcessingException e) {
        return e.getClass().getSimpleName();
    }
}
