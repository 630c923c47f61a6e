package dev.causerie.server.auth.http;

import dev.causerie.server.auth.token.AccessToken;
import dev.causerie.server.http.Request;
import dev.causerie.server.http.Response;
import io.netty.handler.codec.http.cookie.CookieHeaderNames.SameSite;
import io.netty.handler.codec.http.cookie.DefaultCookie;

/**
 * The cookie with the access token: out of reach of scripts ({@code HttpOnly}), not sent along with requests that
 * another site's page makes ({@code SameSite=Lax}), and over TLS never without it ({@code Secure}). Immutable.
 */
final class TokenCookie {

    private final String name;
    private final boolean alwaysSecure;

    /**
     * A cookie of that name.
     *
     * @param alwaysSecure whether people come over TLS even where the request did not, through a proxy
     */
    TokenCookie(String name, boolean alwaysSecure) {
        this.name = name;
        this.alwaysSecure = alwaysSecure;
    }

    /** The response that gives the token to the browser, for as long as it is good. */
    Response set(Request request, Response response, AccessToken token) {
        return with(request, response, token.text(), token.expiresIn().toSeconds());
    }

    /** The response that takes it away. */
    Response clear(Request request, Response response) {
        return with(request, response, "", 0);
    }

    private Response with(Request request, Response response, String value, long maxAgeSeconds) {
        DefaultCookie cookie = new DefaultCookie(name, value);
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.Lax);
        cookie.setPath("/");
        cookie.setSecure(alwaysSecure || request.secure());
        cookie.setMaxAge(maxAgeSeconds);
        return response.withCookie(cookie);
    }
}
