package dev.causerie.bench.meeting;

import dev.causerie.bench.load.Arrivals;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What a meeting cost. Immutable.
 *
 * @param people who were in
 * @param whole from the first join until the last of them knew all
 * @param joinCpuSeconds CPU time of the server meanwhile
 * @param chats the rates, in the order of measuring
 */
record MeetingResult(int people, Duration whole, double joinCpuSeconds, List<ChatRow> chats) {

    private static final double NANOS = 1e9;

    /** As Markdown for a terminal or a page. */
    String table() {
        StringBuilder text = new StringBuilder("""

                | load | s | server CPU s | acked/s | delivered/s | ack p50 ms | ack p99 ms | delivery p50 ms | delivery p99 ms |
                | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
                """);
        text.append(String.format(
                Locale.ROOT,
                "| %d join at once, until all lists are whole | %.2f | %.2f | | | | | | |%n",
                people,
                whole.toNanos() / NANOS,
                joinCpuSeconds));
        chats.forEach(chat -> text.append(row(chat)));
        if (chats.stream().anyMatch(chat -> !chat.keptUp())) {
            text.append("\n*: less came back than was written; this rate is too high.\n");
        }
        return text.toString();
    }

    private static String row(ChatRow chat) {
        return String.format(
                Locale.ROOT,
                "| %.0f messages/s to %d%s | %.0f | %.2f | %.1f | %.0f | %s | %s |%n",
                chat.perSecond(),
                chat.people(),
                chat.keptUp() ? "" : " *",
                chat.seconds(),
                chat.cpuSeconds(),
                chat.answeredPerSecond(),
                chat.readPerSecond(),
                percentiles(chat.chat().answers()),
                percentiles(chat.chat().readings()));
    }

    private static String percentiles(Arrivals arrivals) {
        return arrivals.count() == 0
                ? " | "
                : String.format(
                        Locale.ROOT, "%.1f | %.1f", arrivals.percentileMillis(0.50), arrivals.percentileMillis(0.99));
    }
}
