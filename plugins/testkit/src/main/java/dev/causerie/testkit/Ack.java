package dev.causerie.testkit;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a client is told about an event it sent. Immutable.
 *
 * @param body the one argument of the ack
 */
public record Ack(JsonNode body) {

    /** Whether it was done. */
    public boolean success() {
        return body.path("success").asBoolean();
    }

    /** Why it was refused, such as {@code FORBIDDEN}; empty when it was done. */
    public String code() {
        return body.path("code").asText();
    }

    /** What the refused client reads; empty when it was done. */
    public String error() {
        return body.path("error").asText();
    }

    /** A field of the answer; a missing node when there is none. */
    public JsonNode get(String field) {
        return body.path(field);
    }
}
