package dev.causerie.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.causerie.server.gateway.origin.Cors;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Writes responses to channels: headers, ranges, streamed bodies. Thread-safe. */
@SuppressWarnings("FutureReturnValueIgnored") // A write that fails ends in channelInactive.
final class ResponseWriter {

    private static final String JSON = "application/json";

    private final ObjectMapper mapper;
    private final Cors cors;
    private final Clock clock;

    ResponseWriter(ObjectMapper mapper, Cors cors, Clock clock) {
        this.mapper = mapper;
        this.cors = cors;
        this.clock = clock;
    }

    void error(Answer answer, HttpError error) {
        ObjectNode json = mapper.createObjectNode();
        ObjectNode fields = json.putObject("error").put("code", error.code()).put("message", error.getMessage());
        error.details().ifPresent(details -> fields.set("details", details));
        HttpHeaders headers = head(answer, error.status()).headers().set(HttpHeaderNames.CONTENT_TYPE, JSON);
        error.allow().ifPresent(methods -> headers.set(HttpHeaderNames.ALLOW, methods));
        full(
                answer,
                error.status(),
                headers,
                Unpooled.wrappedBuffer(json.toString().getBytes(StandardCharsets.UTF_8)));
    }

    void options(Answer answer, String methods, boolean preflight) {
        HttpHeaders headers = head(answer, 204).headers();
        headers.set(HttpHeaderNames.ALLOW, methods);
        if (preflight) {
            headers.remove(HttpHeaderNames.VARY);
            cors.preflight(answer.request(), headers, methods);
        }
        full(answer, 204, headers, Unpooled.EMPTY_BUFFER);
    }

    /** Writes the response; streams are read by {@code workers}. */
    void write(Answer answer, Response response, Executor workers) {
        HttpHeaders headers = head(answer, response.status()).headers();
        for (Map.Entry<String, String> header : response.headers()) {
            headers.add(header.getKey(), header.getValue());
        }
        ResponseBody body = response.body();
        if (body instanceof ResponseBody.Json json) {
            if (!headers.contains(HttpHeaderNames.CONTENT_TYPE)) {
                headers.set(HttpHeaderNames.CONTENT_TYPE, JSON);
            }
            full(answer, response.status(), headers, Unpooled.wrappedBuffer(utf8(json.value())));
        } else if (body instanceof ResponseBody.Bytes bytes) {
            bytes(answer, response.status(), headers, bytes.content());
        } else if (body instanceof ResponseBody.Stream stream) {
            stream(answer, response.status(), headers, stream.source(), workers);
        } else if (body instanceof ResponseBody.Chunked chunked) {
            headers.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
            begin(answer, response.status(), headers, new BodyPump(answer, chunked.opener(), -1, workers));
        }
    }

    private void bytes(Answer answer, int status, HttpHeaders headers, byte[] content) {
        Optional<ByteRange> range = range(answer, status, headers, content.length);
        if (range.isEmpty()) {
            full(answer, status, headers, Unpooled.wrappedBuffer(content));
        } else if (range.get().isSatisfiable()) {
            ByteRange part = range.get();
            partial(headers, part);
            full(answer, 206, headers, Unpooled.wrappedBuffer(content, (int) part.first(), (int) part.length()));
        } else {
            unsatisfiable(answer, headers, range.get());
        }
    }

    private void stream(Answer answer, int status, HttpHeaders headers, StreamSource source, Executor workers) {
        Optional<ByteRange> range = range(answer, status, headers, source.length());
        ByteRange part = range.orElseGet(() -> ByteRange.whole(source.length()));
        if (!part.isSatisfiable() && range.isPresent()) {
            unsatisfiable(answer, headers, part);
            return;
        }
        if (range.isPresent()) {
            partial(headers, part);
        }
        headers.set(HttpHeaderNames.CONTENT_LENGTH, part.length());
        ResponseBody.Opener opener = () -> source.open(part.first());
        begin(answer, range.isPresent() ? 206 : status, headers, new BodyPump(answer, opener, part.length(), workers));
    }

    private static Optional<ByteRange> range(Answer answer, int status, HttpHeaders headers, long length) {
        if (status != 200) {
            return Optional.empty();
        }
        headers.set(HttpHeaderNames.ACCEPT_RANGES, HttpHeaderValues.BYTES);
        String condition = answer.request().get(HttpHeaderNames.IF_RANGE);
        String asked = answer.request().get(HttpHeaderNames.RANGE);
        boolean changed = condition != null && !condition.equals(headers.get(HttpHeaderNames.ETAG));
        return asked == null || changed ? Optional.empty() : ByteRange.parse(asked, length);
    }

    private static void partial(HttpHeaders headers, ByteRange part) {
        headers.set(HttpHeaderNames.CONTENT_RANGE, part.contentRange());
    }

    private static void unsatisfiable(Answer answer, HttpHeaders headers, ByteRange range) {
        headers.set(HttpHeaderNames.CONTENT_RANGE, range.contentRange());
        full(answer, 416, headers, Unpooled.EMPTY_BUFFER);
    }

    private HttpResponse head(Answer answer, int status) {
        HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status));
        String date =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atZone(ZoneOffset.UTC));
        head.headers().set(HttpHeaderNames.DATE, date);
        cors.allow(answer.request(), head.headers());
        return head;
    }

    private static void full(Answer answer, int status, HttpHeaders headers, ByteBuf content) {
        if (status != 204 && status != 304) {
            headers.set(HttpHeaderNames.CONTENT_LENGTH, content.readableBytes());
        }
        ByteBuf sent = answer.isHead() ? Unpooled.EMPTY_BUFFER : content;
        DefaultFullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), sent);
        response.headers().set(headers);
        answer.context().writeAndFlush(response);
    }

    private static void begin(Answer answer, int status, HttpHeaders headers, BodyPump pump) {
        if (answer.isHead()) {
            DefaultFullHttpResponse head =
                    new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status));
            head.headers().set(headers);
            answer.context().writeAndFlush(head);
            return;
        }
        answer.pump(pump);
        pump.start(new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), headers));
    }

    private byte[] utf8(Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The answer cannot be written as JSON", e);
        }
    }
}
