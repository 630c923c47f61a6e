package dev.causerie.server.tls;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * By what browsers may call this server. Immutable.
 *
 * @param hosts names in small letters
 * @param addresses IPv4 and IPv6
 */
record OwnNames(Set<String> hosts, Set<InetAddress> addresses) {

    private static final Logger LOG = LoggerFactory.getLogger(OwnNames.class);
    private static final Pattern HOST = Pattern.compile("[a-z0-9_]([a-z0-9_.-]{0,251}[a-z0-9_])?");
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    OwnNames {
        hosts = Set.copyOf(hosts);
        addresses = Set.copyOf(addresses);
    }

    /**
     * {@code localhost} and the loopback addresses, this machine's name, and its addresses that are up, but link-local
     * IPv6 ones, which no browser takes. Asks the system's resolver for the own name; blocking.
     *
     * @param published the host of the address that the operator published, a name or an address
     */
    static OwnNames ofThisHost(Optional<String> published) {
        List<String> names = new ArrayList<>(List.of("localhost", "127.0.0.1", "::1"));
        published.ifPresent(names::add);
        machineName().ifPresent(names::add);
        Set<InetAddress> addresses = new HashSet<>(interfaceAddresses());
        names.forEach(name -> literal(name).ifPresent(addresses::add));
        return new OwnNames(
                names.stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .filter(name ->
                                literal(name).isEmpty() && HOST.matcher(name).matches())
                        .collect(Collectors.toSet()),
                addresses);
    }

    /** Whether the certificate's subject alternative names have all of these (RFC 5280 section 4.2.1.6). */
    boolean coveredBy(X509Certificate certificate) {
        Set<String> certifiedHosts = new HashSet<>();
        Set<InetAddress> certifiedAddresses = new HashSet<>();
        for (List<?> name : alternatives(certificate)) {
            if (name.get(0).equals(DNS_NAME)) {
                certifiedHosts.add(name.get(1).toString().toLowerCase(Locale.ROOT));
            } else if (name.get(0).equals(IP_ADDRESS)) {
                literal(name.get(1).toString()).ifPresent(certifiedAddresses::add);
            }
        }
        return certifiedHosts.containsAll(hosts) && certifiedAddresses.containsAll(addresses);
    }

    private static Collection<List<?>> alternatives(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null ? List.of() : names;
        } catch (CertificateParsingException malformed) {
            LOG.debug("The names in the certificate can not be read", malformed);
            return List.of();
        }
    }

    private static Optional<String> machineName() {
        try {
            return Optional.of(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException nameless) {
            LOG.debug("This machine's own name is not known to its resolver", nameless);
            return Optional.empty();
        }
    }

    private static Set<InetAddress> interfaceAddresses() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(OwnNames::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !(address instanceof Inet6Address && address.isLinkLocalAddress()))
                    .flatMap(address -> literal(address.getAddress()).stream())
                    .collect(Collectors.toSet());
        } catch (SocketException unreadable) {
            LOG.warn("This machine's addresses can not be read; the certificate will not name them", unreadable);
            return Set.of();
        }
    }

    private static boolean isUp(NetworkInterface candidate) {
        try {
            return candidate.isUp();
        } catch (SocketException gone) {
            LOG.debug("{} went away", candidate.getName(), gone);
            return false;
        }
    }

    private static Optional<InetAddress> literal(String text) {
        byte[] address = NetUtil.createByteArrayFromIpAddressString(text);
        return address == null ? Optional.empty() : literal(address);
    }

    /** The address without a scope, which is this machine's own affair. */
    private static Optional<InetAddress> literal(byte[] address) {
        try {
            return Optional.of(InetAddress.getByAddress(address));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("An address has 4 or 16 bytes", impossible);
        }
    }

    @Override
    public String toString() {
        return Stream.concat(hosts.stream(), addresses.stream().map(NetUtil::toAddressString))
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
