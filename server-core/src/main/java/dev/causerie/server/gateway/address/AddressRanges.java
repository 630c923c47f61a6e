package dev.causerie.server.gateway.address;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some IP addresses, written as they are in CIDR notation (RFC 4632) or singly. Immutable. */
public final class AddressRanges {

    private final List<IpSubnetFilterRule> ranges;

    private AddressRanges(List<IpSubnetFilterRule> ranges) {
        this.ranges = ranges;
    }

    /**
     * The addresses that these name, such as {@code 10.0.0.0/8}, {@code ::1} and {@code 192.0.2.7}.
     *
     * @throws IllegalArgumentException if one is no IP address and no range of such
     */
    public static AddressRanges of(Collection<String> written) {
        return new AddressRanges(written.stream().map(AddressRanges::range).toList());
    }

    /** No address at all. */
    public static AddressRanges none() {
        return new AddressRanges(List.of());
    }

    /** Whether the address is one of them. */
    public boolean contain(InetAddress address) {
        InetSocketAddress asked = new InetSocketAddress(address, 0);
        return ranges.stream().anyMatch(range -> range.matches(asked));
    }

    private static IpSubnetFilterRule range(String written) {
        int slash = written.indexOf('/');
        String address = slash < 0 ? written : written.substring(0, slash);
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null) {
            throw refusal(written, null);
        }
        try {
            int prefix = slash < 0 ? bytes.length * Byte.SIZE : Integer.parseInt(written.substring(slash + 1));
            return new IpSubnetFilterRule(address, prefix, IpFilterRuleType.ACCEPT);
        } catch (IllegalArgumentException e) {
            throw refusal(written, e);
        }
    }

    private static IllegalArgumentException refusal(String written, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "An address is written 192.0.2.7 or ::1, a range 10.0.0.0/8; not " + written, cause);
    }
}
