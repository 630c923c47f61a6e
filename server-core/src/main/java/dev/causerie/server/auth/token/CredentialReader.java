package dev.causerie.server.auth.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.causerie.server.auth.token.Verification.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the token of a request in the order of {@link TokenSource}, and checks it. An empty text, or a JSON null, is no
 * token. Thread-safe; nothing blocks.
 */
public final class CredentialReader {

    private static final String TOKEN = "token";
    private static final String BEARER = "bearer ";

    private final String cookieName;
    private final Tokens tokens;

    /** Reads the cookie of that name. */
    public CredentialReader(String cookieName, Tokens tokens) {
        this.cookieName = cookieName;
        this.tokens = tokens;
    }

    /**
     * Who a Socket.IO handshake comes from.
     *
     * @param auth the client's {@code auth} value, of whatever kind; missing if it sent none
     * @param headers by lower-case name
     * @param query the decoded parameters
     * @param cookies by name
     */
    public Credentials read(
            JsonNode auth,
            Map<String, List<String>> headers,
            Map<String, List<String>> query,
            Map<String, String> cookies) {
        JsonNode presented = auth.path(TOKEN);
        if (!presented.isMissingNode() && !presented.isNull() && !presented.isTextual()) {
            return new Credentials.Bad(Reason.MALFORMED, TokenSource.HANDSHAKE);
        }
        return given(presented.asText(""), TokenSource.HANDSHAKE)
                .or(() -> given(bearer(first(headers, "authorization")), TokenSource.HEADER))
                .or(() -> given(first(query, TOKEN), TokenSource.QUERY))
                .or(() -> given(cookies.getOrDefault(cookieName, ""), TokenSource.COOKIE))
                .orElseGet(Credentials.None::new);
    }

    /** Who a plain HTTP request comes from; as {@link #read(JsonNode, Map, Map, Map)} without {@code auth}. */
    public Credentials read(
            Map<String, List<String>> headers, Map<String, List<String>> query, Map<String, String> cookies) {
        return read(MissingNode.getInstance(), headers, query, cookies);
    }

    private Optional<Credentials> given(String token, TokenSource source) {
        if (token.isBlank()) {
            return Optional.empty();
        }
        Verification found = tokens.verify(token.strip());
        if (found instanceof Verified verified) {
            return Optional.of(new Credentials.SignedIn(verified, source));
        }
        boolean counts = source != TokenSource.COOKIE;
        return counts && found instanceof Verification.Refused refused
                ? Optional.of(new Credentials.Bad(refused.reason(), source))
                : Optional.empty();
    }

    private static String bearer(String authorization) {
        return authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)
                ? authorization.substring(BEARER.length())
                : "";
    }

    private static String first(Map<String, List<String>> values, String name) {
        List<String> found = values.getOrDefault(name, List.of());
        return found.isEmpty() ? "" : found.get(0);
    }
}
