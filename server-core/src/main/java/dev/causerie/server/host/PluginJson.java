package dev.causerie.server.host;

public final class PluginJson {
    public static String describe(com.fasterxml.jackson.core.JsonProcessingException e) {
        return "";
    }
}
