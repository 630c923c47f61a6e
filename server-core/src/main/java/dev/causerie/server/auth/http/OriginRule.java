package dev.causerie.server.auth.http;

import dev.causerie.server.gateway.origin.OriginPolicy;
import dev.causerie.server.http.HttpError;
import dev.causerie.server.http.Method;
import dev.causerie.server.http.Request;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;

/**
 * Keeps another site's page from acting for someone by his cookie, which browsers send along unasked (CSRF). A request
 * that changes something and is known by its cookie, or that sets the cookie, must come from our own origin or a listed
 * one, or carry no {@code Origin}: then it is no browser's, since browsers name the origin in all but GET and HEAD
 * (Fetch standard, "append a request Origin header"). One that says {@code Sec-Fetch-Site: cross-site} without an
 * {@code Origin} is refused as well. Tokens in a header need no such rule: no browser adds them by itself. Immutable.
 */
final class OriginRule {

    private final OriginPolicy origins;

    OriginRule(OriginPolicy origins) {
        this.origins = origins;
    }

    /**
     * Lets a request pass that may act by its cookie.
     *
     * @throws HttpError with {@code FORBIDDEN}, naming the origin, if it is a page of another site
     */
    void check(Request request) {
        if (request.method() == Method.GET || admits(request)) {
            return;
        }
        throw HttpError.forbidden("Pages of " + request.header("origin").orElse("other sites")
                + " may not do this; the origins that may are a setting, FRONTEND_URL");
    }

    private boolean admits(Request request) {
        HttpHeaders headers = new DefaultHttpHeaders();
        request.header("origin").ifPresent(origin -> headers.set(HttpHeaderNames.ORIGIN, origin));
        request.header("host").ifPresent(host -> headers.set(HttpHeaderNames.HOST, host));
        boolean crossSite =
                request.header("sec-fetch-site").filter("cross-site"::equals).isPresent();
        return origins.admits(headers) && (headers.contains(HttpHeaderNames.ORIGIN) || !crossSite);
    }
}
