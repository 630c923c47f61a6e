package dev.causerie.server.config;

import java.net.URI;
import java.util.regex.Pattern;

/** What a web address in the settings may look like. Stateless. */
final class Origins {
    private static final Pattern ORIGIN = Pattern.compile("https?://([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");

    private Origins() {}

    /** Whether the text is an origin as browsers send it (RFC 6454 section 6.2), limited to http and https. */
    static boolean isOrigin(String text) {
        return ORIGIN.matcher(text).matches();
    }

    static boolean isHttp(URI address) {
        var scheme = address.getScheme();
        return address.getHost() != null && ("http".equals(scheme) || "https".equals(scheme));
    }
}
