package dev.causerie.bench.load;

import java.io.BufferedReader;
import java.io.FileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Whether this machine can carry so many connections. Linux only. */
public final class MachineLimits {

    private static final int OTHER_FILES = 500;

    private MachineLimits() {}

    /** What is in the way of so many clients, and what to do about it; nothing where nothing is. */
    public static Optional<String> obstacle(int clients) throws IOException {
        long files = openFiles();
        long ports = localPorts();
        if (files < clients + OTHER_FILES) {
            return Optional.of(clients + " clients need " + (clients + OTHER_FILES) + " open files, and the limit is "
                    + files + "; raise it (ulimit -n " + 2 * clients + ") or have less of them");
        }
        // Ports of closed connections rest for a minute, so twice as many are in use when turns follow each other.
        if (ports < 2L * clients) {
            return Optional.of(clients + " clients need " + 2 * clients + " local ports, and there are " + ports
                    + "; widen net.ipv4.ip_local_port_range or have less of them");
        }
        return Optional.empty();
    }

    /** The hard limit: Java and Node both raise their own to it. */
    private static long openFiles() throws IOException {
        return lines("/proc/self/limits").stream()
                .filter(line -> line.startsWith("Max open files"))
                .map(line -> line.split(" {2,}", -1)[2])
                .map(hard -> hard.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(hard))
                .findFirst()
                .orElseThrow();
    }

    private static long localPorts() throws IOException {
        String[] range = lines("/proc/sys/net/ipv4/ip_local_port_range").get(0).split("\\s+", -1);
        return Long.parseLong(range[1]) - Long.parseLong(range[0]) + 1;
    }

    /** By a reader with a buffer: a file of /proc/sys gives no more than its first read, and Files begins with a byte. */
    private static List<String> lines(String file) throws IOException {
        try (BufferedReader reader = new BufferedReader(new FileReader(file, StandardCharsets.US_ASCII))) {
            return reader.lines().toList();
        }
    }
}
