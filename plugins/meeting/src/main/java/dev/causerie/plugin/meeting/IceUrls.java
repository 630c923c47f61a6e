package dev.causerie.plugin.meeting;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of STUN and TURN servers: a browser that is given a bad one opens no connection at all. */
final class IceUrls {

    private static final int LAST_PORT = 65_535;
    private static final Pattern URL = Pattern.compile(
            "(stuns?|turns?):([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::(\\d{1,5}))?(\\?transport=(?:udp|tcp))?");

    private IceUrls() {}

    /**
     * The same urls, if a browser takes them.
     *
     * @throws IllegalArgumentException if there are none, or one does not fit; the message shows it
     */
    static List<String> checked(List<String> urls) {
        if (urls.isEmpty()) {
            throw new IllegalArgumentException("urls must not be empty");
        }
        urls.forEach(IceUrls::check);
        return List.copyOf(urls);
    }

    static boolean isTurn(String url) {
        return url.startsWith("turn");
    }

    private static void check(String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches() || !isPort(parts.group(3)) || (!isTurn(url) && parts.group(4) != null)) {
            throw new IllegalArgumentException("'" + url
                    + "' is no url such as stun:stun.example.org:3478 or turns:turn.example.org?transport=tcp");
        }
    }

    private static boolean isPort(String digits) {
        return digits == null || (Integer.parseInt(digits) >= 1 && Integer.parseInt(digits) <= LAST_PORT);
    }
}
