package dev.causerie.server.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/** The application's answer to a CONNECT. Immutable. */
public sealed interface Admission {

    /** Admits the client under a random id and without recovery. */
    static Admission accepted() {
        return new Accepted(Optional.empty(), Optional.empty());
    }

    /**
     * Admits the client under {@code socketId}. With a {@code privateId} ({@code pid}) a stock client asks for
     * recovery when it comes back.
     *
     * @throws IllegalArgumentException if an id is not 1 to 128 characters of {@code A-Z a-z 0-9 _ -}
     */
    static Admission accepted(String socketId, Optional<String> privateId) {
        return new Accepted(Optional.of(socketId), privateId);
    }

    /** Refuses the client: {@code connect_error} with this message and {@code data}. */
    static Admission denied(String message, JsonNode data) {
        return new Denied(message, Optional.of(data));
    }

    /** Refuses the client: {@code connect_error} with this message. */
    static Admission denied(String message) {
        return new Denied(message, Optional.empty());
    }

    /**
     * The client is in.
     *
     * @param socketId its public id; without one the gateway makes a random one
     * @param privateId its {@code pid}, known to it alone
     */
    record Accepted(Optional<String> socketId, Optional<String> privateId) implements Admission {
        private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");

        public Accepted {
            socketId.ifPresent(Accepted::check);
            privateId.ifPresent(Accepted::check);
        }

        private static void check(String id) {
            if (!ID.matcher(id).matches()) {
                throw new IllegalArgumentException("An id must be 1 to 128 characters of A-Z a-z 0-9 _ -");
            }
        }
    }

    /**
     * The client stays out.
     *
     * @param message becomes {@code err.message} of the client's {@code connect_error}
     * @param data becomes {@code err.data}
     */
    record Denied(String message, Optional<JsonNode> data) implements Admission {}
}
