package dev.causerie.bench.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.bench.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The benchmark with few clients: that it measures, not what. */
class MeetingBenchIT {

    @Test
    @Timeout(150)
    void aMeetingIsFilledAndWrittenInto() {
        StringWriter out = new StringWriter();
        int exit = Main.commandLine()
                .setOut(new PrintWriter(out))
                .execute("meeting", "--quick", "--clients", "10", "--rate", "20", "--seconds", "2");
        assertThat(exit).isZero();
        assertThat(out.toString())
                .containsPattern("\\| 10 join at once, until all lists are whole \\| [0-9.]+ \\| [0-9.]+ \\|")
                .containsPattern("\\| 20 messages/s to 10(?: \\*)? \\| 2 (\\| [0-9.]+ ){7}\\|")
                .doesNotContain("NaN");
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    @Test
    void moreThanAMeetingTakesIsRefused() {
        StringWriter err = new StringWriter();
        int exit = Main.commandLine().setErr(new PrintWriter(err)).execute("meeting", "--clients", "1001");
        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("1001");
    }
}
