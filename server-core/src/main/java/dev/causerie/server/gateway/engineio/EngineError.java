package dev.causerie.server.gateway.engineio;

import java.nio.charset.StandardCharsets;

/** The errors of an Engine.IO request, with the codes that clients know from the reference server. */
enum EngineError {
    UNKNOWN_TRANSPORT(400, 0, "Transport unknown"),
    UNKNOWN_SESSION(400, 1, "Session ID unknown"),
    BAD_HANDSHAKE_METHOD(400, 2, "Bad handshake method"),
    BAD_REQUEST(400, 3, "Bad request"),
    FORBIDDEN(403, 4, "Forbidden"),
    UNSUPPORTED_VERSION(400, 5, "Unsupported protocol version"),
    TOO_LARGE(413, 3, "Payload too large"),
    TOO_FAST(429, 3, "Too many packets"),
    TOO_MANY(429, 3, "Too many connections"),
    STOPPING(503, 3, "Server is stopping");

    private final int status;
    private final int code;
    private final String message;

    EngineError(int status, int code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    int status() {
        return status;
    }

    byte[] json() {
        return ("{\"code\":" + code + ",\"message\":\"" + message + "\"}").getBytes(StandardCharsets.UTF_8);
    }
}
