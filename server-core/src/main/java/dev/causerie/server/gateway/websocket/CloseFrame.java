package dev.causerie.server.gateway.websocket;

import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.util.Arrays;
import java.util.OptionalInt;

/** What a close frame says (RFC 6455, sections 5.5.1 and 7.4). Stateless. */
final class CloseFrame {

    private static final int CODE_BYTES = 2;

    private CloseFrame() {}

    /** The code in the payload; absent where that is empty. */
    static OptionalInt code(byte[] payload) {
        if (payload.length == 0) {
            return OptionalInt.empty();
        }
        int code = payload.length < CODE_BYTES ? 0 : ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF);
        if (!WebSocketCloseStatus.isValidStatusCode(code)) {
            throw new MalformedFrameException(WebSocketCloseStatus.PROTOCOL_ERROR, "close frame without a valid code");
        }
        if (!Utf8.isValid(Arrays.copyOfRange(payload, CODE_BYTES, payload.length))) {
            throw new MalformedFrameException(
                    WebSocketCloseStatus.INVALID_PAYLOAD_DATA, "close reason that is not UTF-8");
        }
        return OptionalInt.of(code);
    }
}
