package dev.causerie.plugin.rooms;

/** A session has been in a room. Immutable. */
record VisitRow(String sessionId, String roomId, long userId) {}
