package dev.causerie.server.auth.http;

import dev.causerie.server.auth.account.Device;
import dev.causerie.server.http.Request;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;

/**
 * What a request says about the device that sent it. It counts as the server's own machine only if it came over
 * loopback, was not passed on by a proxy that says so, and asked for a loopback name: a proxy on the same machine makes
 * everybody look local. Stateless.
 */
final class Devices {

    private static final List<String> PASSED_ON =
            List.of("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via");

    private Devices() {}

    static Device of(Request request) {
        return new Device(request.header("user-agent").orElse(""), local(request));
    }

    private static boolean local(Request request) {
        InetAddress address = request.remoteAddress().getAddress();
        return address != null
                && address.isLoopbackAddress()
                && PASSED_ON.stream().noneMatch(name -> request.header(name).isPresent())
                && request.header("host").map(Devices::isLoopbackName).orElse(false);
    }

    private static boolean isLoopbackName(String host) {
        String name = host.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "");
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.matches("127(\\.\\d{1,3}){3}")
                || name.equals("[::1]");
    }
}
