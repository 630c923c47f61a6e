package dev.causerie.server.gateway.engineio;

import java.nio.charset.StandardCharsets;

/** The packet that opens a session (Engine.IO protocol v4, "Handshake"). Stateless. */
final class OpenPacket {

    private OpenPacket() {}

    static byte[] polling(String id, EngineSettings settings) {
        return text(id, "[\"websocket\"]", settings).getBytes(StandardCharsets.UTF_8);
    }

    static EngineMessage webSocket(String id, EngineSettings settings) {
        return EngineMessage.of(text(id, "[]", settings));
    }

    private static String text(String id, String upgrades, EngineSettings settings) {
        // The id is URL-safe base64, so nothing needs quoting.
        return "0{\"sid\":\"" + id
                + "\",\"upgrades\":" + upgrades
                + ",\"pingInterval\":" + settings.pingInterval().toMillis()
                + ",\"pingTimeout\":" + settings.pingTimeout().toMillis()
                + ",\"maxPayload\":" + settings.maxPayload() + "}";
    }
}
