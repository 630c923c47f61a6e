package dev.causerie.bench.gateway;

import dev.causerie.bench.server.Peer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What was measured, as Markdown for a terminal or a page. */
final class ResultTable {

    private static final double KIBIBYTE = 1024;
    private static final double MEBIBYTE = 1024 * KIBIBYTE;

    private ResultTable() {}

    static String of(List<Comparison> comparisons) {
        StringBuilder text = new StringBuilder("""

                CPU: seconds of the server per 100,000 deliveries, echoes, chunks or connections.

                | scenario | server | CPU user | CPU kernel | per CPU s | p50 ms | p99 ms | RSS MiB | KiB/connection |
                | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
                """);
        for (Comparison comparison : comparisons) {
            for (Peer peer : Peer.values()) {
                text.append(row(comparison.scenario().name(), peer, comparison.median(peer)));
            }
        }
        if (comparisons.stream().anyMatch(ResultTable::saturated)) {
            text.append("\n*: less came back than was to be sent; the machine was too busy for these numbers.\n");
        }
        text.append("\n| ratio, ours / reference | |\n| --- | --- |\n");
        comparisons.forEach(comparison -> text.append(ratios(comparison)));
        return text.toString();
    }

    private static boolean saturated(Comparison comparison) {
        return Arrays.stream(Peer.values())
                .anyMatch(peer -> comparison.median(peer).saturated());
    }

    private static String row(String scenario, Peer peer, Sample sample) {
        return String.format(
                Locale.ROOT,
                "| %s | %s%s | %.2f | %.2f | %.0f | %s | %s | %.0f | %s |%n",
                scenario,
                peer,
                sample.saturated() ? " *" : "",
                sample.userSecondsPerHundredThousand(),
                sample.kernelSecondsPerHundredThousand(),
                sample.unitsPerCpuSecond(),
                measured(sample.p50Millis()),
                measured(sample.p99Millis()),
                sample.rssBytes() / MEBIBYTE,
                measured(sample.bytesPerConnection() / KIBIBYTE));
    }

    private static String ratios(Comparison comparison) {
        Sample ours = comparison.median(Peer.OURS);
        Sample reference = comparison.median(Peer.REFERENCE);
        StringBuilder text = new StringBuilder();
        String name = comparison.scenario().name();
        if (comparison.scenario().targets().isEmpty()) {
            double ratio = ours.cpuSecondsPerHundredThousand() / reference.cpuSecondsPerHundredThousand();
            text.append(String.format(Locale.ROOT, "| %s: CPU per connection | %.2f |%n", name, ratio));
        }
        for (Target target : comparison.scenario().targets()) {
            text.append("| " + name + ": " + target.what() + " | " + target.verdict(ours, reference) + " |\n");
        }
        return text.toString();
    }

    private static String measured(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.2f", value);
    }
}
