package dev.causerie.server.http;

/** The HTTP methods that routes are made for. HEAD is served by GET, OPTIONS by the router itself. */
public enum Method {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE
}
