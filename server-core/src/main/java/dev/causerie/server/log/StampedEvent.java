package dev.causerie.server.log;

public record StampedEvent(long position, String room, String type, String owner, String payload) {}
