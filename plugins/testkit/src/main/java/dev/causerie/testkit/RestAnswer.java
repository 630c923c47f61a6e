package dev.causerie.testkit;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a REST client gets. Immutable.
 *
 * @param status the HTTP status
 * @param body the JSON body; a JSON null when there is none
 */
public record RestAnswer(int status, JsonNode body) {

    /** The code of a refusal; empty when it was done. */
    public String code() {
        return body.path("error").path("code").asText();
    }

    /** The message of a refusal; empty when it was done. */
    public String error() {
        return body.path("error").path("message").asText();
    }
}
