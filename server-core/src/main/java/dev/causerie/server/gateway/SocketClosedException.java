package dev.causerie.server.gateway;

/** The socket was disconnected before its ack came. Immutable. */
public final class SocketClosedException extends RuntimeException {

    SocketClosedException(String socketId) {
        super("Socket " + socketId + " is disconnected", null, false, false);
    }
}
