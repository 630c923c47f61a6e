package dev.causerie.media.net;

import dev.causerie.media.MediaException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

/** Finds the addresses under which this host can be reached. Stateless. */
public final class HostAddresses {
    private HostAddresses() {}

    /** Returns the IPv4 addresses of the interfaces that are up, the loopback address last. */
    public static List<String> find() {
        List<String> found = new ArrayList<>();
        try {
            NetworkInterface.networkInterfaces()
                    .filter(HostAddresses::isUsable)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && !address.isLinkLocalAddress())
                    .map(InetAddress::getHostAddress)
                    .forEach(found::add);
        } catch (SocketException e) {
            throw new MediaException("media: this host's addresses can not be read; set announcedAddresses", e);
        }
        found.add("127.0.0.1");
        return List.copyOf(found);
    }

    private static boolean isUsable(NetworkInterface candidate) {
        try {
            return candidate.isUp() && !candidate.isLoopback();
        } catch (SocketException e) {
            return false; // it went away while we looked
        }
    }
}
