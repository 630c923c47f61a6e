package dev.causerie.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process has used since it began, and its memory now. Immutable.
 *
 * @param userSeconds CPU time in its own code
 * @param kernelSeconds CPU time in the kernel on its behalf
 * @param rssBytes its resident set
 */
public record Usage(double userSeconds, double kernelSeconds, long rssBytes) {

    /** Linux counts in these on every architecture, whatever its timer does (proc_pid_stat(5), time(7)). */
    private static final double TICKS_PER_SECOND = 100;

    private static final int USER_TICKS = 11;
    private static final int KERNEL_TICKS = 12;

    /** Of a process that runs, by {@code /proc}. */
    static Usage of(long pid) {
        Path process = Path.of("/proc", Long.toString(pid));
        try {
            String stat = Files.readString(process.resolve("stat"), StandardCharsets.US_ASCII);
            // The program's name, in parentheses, may contain spaces.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return new Usage(
                    Long.parseLong(fields[USER_TICKS]) / TICKS_PER_SECOND,
                    Long.parseLong(fields[KERNEL_TICKS]) / TICKS_PER_SECOND,
                    rss(Files.readString(process.resolve("status"), StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long rss(String status) {
        String line = status.lines()
                .filter(each -> each.startsWith("VmRSS:"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
    }
}
