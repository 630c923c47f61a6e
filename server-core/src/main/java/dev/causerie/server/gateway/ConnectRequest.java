package dev.causerie.server.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.causerie.server.gateway.engineio.Handshake;

/**
 * A client asks to enter a namespace. Immutable, except that {@code auth} is a tree that nobody else holds.
 *
 * @param namespace {@code "/"} or a path such as {@code "/custom"}
 * @param auth the client's {@code auth} object, empty where it sent none
 * @param handshake the request that opened the connection
 */
public record ConnectRequest(String namespace, ObjectNode auth, Handshake handshake) {}
