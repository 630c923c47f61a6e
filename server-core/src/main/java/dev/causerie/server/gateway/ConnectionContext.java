package dev.causerie.server.gateway;

import dev.causerie.server.gateway.socketio.PacketReader;
import dev.causerie.server.gateway.socketio.PayloadWriter;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What all connections of a gateway share. Thread-safe.
 *
 * @param namespaces whether a namespace exists
 * @param reader the reader whose {@link PacketReader#another} serves a connection
 * @param socketIds makes random socket ids
 */
record ConnectionContext(
        GuardedApplication application,
        SocketLimits limits,
        Predicate<String> namespaces,
        PacketReader reader,
        PayloadWriter payloads,
        Supplier<String> socketIds) {}
