package dev.causerie.server.auth.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The limits on signing in and up: by the address that tries, and by the account that is tried, so that neither one
 * machine may guess the passwords of many nor many machines the password of one. Thread-safe; nothing blocks.
 */
final class AttemptLimits {

    private static final int NETWORK_BYTES_IPV6 = 8;

    private final boolean on;
    private final Attempts logins;
    private final Attempts passwords;
    private final Attempts registrations;
    private final Attempts guests;
    private final Attempts refreshes;

    /**
     * Counts from zero.
     *
     * @param on whether the limits hold at all; {@code RATE_LIMITS=off} is for load tests
     */
    AttemptLimits(boolean on, Clock clock) {
        this.on = on;
        this.logins = new Attempts(60, clock);
        this.passwords = new Attempts(10, clock);
        this.registrations = new Attempts(30, clock);
        this.guests = new Attempts(60, clock);
        this.refreshes = new Attempts(120, clock);
    }

    /** Counts an attempt to sign in; of one login 10 a minute, of one address 60. */
    void login(InetSocketAddress from, String loginKey) {
        count(logins, network(from));
        count(passwords, "login " + loginKey);
    }

    /** Counts an attempt to give the current password of a user: 10 a minute. */
    void password(long userId) {
        count(passwords, "user " + userId);
    }

    /** Counts an attempt to make an account: 30 a minute from one address. */
    void register(InetSocketAddress from) {
        count(registrations, network(from));
    }

    /** Counts an attempt to enter as a guest: 60 a minute from one address. */
    void guest(InetSocketAddress from) {
        count(guests, network(from));
    }

    /** Counts an attempt to exchange a refresh token: 120 a minute from one address. */
    void refresh(InetSocketAddress from) {
        count(refreshes, network(from));
    }

    private void count(Attempts attempts, String key) {
        if (on) {
            attempts.count(key);
        }
    }

    /** The address; of IPv6 the first 64 bits, since one machine has all those that share them (RFC 4291, 2.5.4). */
    private static String network(InetSocketAddress from) {
        InetAddress address = from.getAddress();
        byte[] bytes = address == null ? new byte[0] : address.getAddress();
        return HexFormat.of()
                .formatHex(bytes.length > NETWORK_BYTES_IPV6 ? Arrays.copyOf(bytes, NETWORK_BYTES_IPV6) : bytes);
    }
}
