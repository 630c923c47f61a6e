package dev.causerie.server.log;

public record LoggedEvent(String room, String type, String owner, String payload) {}
