package dev.causerie.server.gateway.socketio;

import dev.causerie.server.gateway.engineio.MalformedPacketException;

/** The types of Socket.IO protocol v5, by their digit on the wire. */
enum PacketType {
    CONNECT('0'),
    DISCONNECT('1'),
    EVENT('2'),
    ACK('3'),
    CONNECT_ERROR('4'),
    BINARY_EVENT('5'),
    BINARY_ACK('6');

    private final char digit;

    PacketType(char digit) {
        this.digit = digit;
    }

    static PacketType of(int digit) {
        return switch (digit) {
            case '0' -> CONNECT;
            case '1' -> DISCONNECT;
            case '2' -> EVENT;
            case '3' -> ACK;
            case '4' -> CONNECT_ERROR;
            case '5' -> BINARY_EVENT;
            case '6' -> BINARY_ACK;
            default -> throw new MalformedPacketException("unknown Socket.IO packet type");
        };
    }

    boolean isBinary() {
        return this == BINARY_EVENT || this == BINARY_ACK;
    }

    char digit() {
        return digit;
    }
}
