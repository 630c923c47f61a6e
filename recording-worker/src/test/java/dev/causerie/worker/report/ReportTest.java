package dev.causerie.worker.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Report report = new Report(new PrintStream(bytes, true, StandardCharsets.UTF_8));

    @Test
    void progressIsSaidInStepsAndNeverBackwards() {
        report.progress(0);
        report.progress(0.004);
        report.progress(0.42);
        report.progress(0.3);
        report.progress(2);

        assertThat(lines())
                .containsExactly(
                        "{\"type\":\"progress\",\"ratio\":0.0}",
                        "{\"type\":\"progress\",\"ratio\":0.42}",
                        "{\"type\":\"progress\",\"ratio\":1.0}");
    }

    @Test
    void aLossIsSaidOnce() {
        report.warn(new Warning("FRAGMENT_LOST", "t", 3, "gone"));
        report.warn(new Warning("FRAGMENT_LOST", "t", 3, "gone"));

        assertThat(lines())
                .containsExactly("{\"type\":\"warning\",\"code\":\"FRAGMENT_LOST\",\"trackId\":\"t\",\"sequence\":3,"
                        + "\"message\":\"gone\"}");
    }

    @Test
    void nothingFollowsTheEnd() {
        report.result(List.of(new OutputFile("composite", null, "k", 7, 1000, 640, 360, "video/webm")));
        report.error("STALLED", "too late");
        report.progress(1);

        assertThat(lines())
                .containsExactly("{\"type\":\"result\",\"files\":[{\"kind\":\"composite\",\"key\":\"k\",\"size\":7,"
                        + "\"durationMs\":1000,\"width\":640,\"height\":360,\"contentType\":\"video/webm\"}]}");
    }

    private List<String> lines() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
