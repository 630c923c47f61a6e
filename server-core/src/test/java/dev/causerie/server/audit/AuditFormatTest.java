package dev.causerie.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditFormatTest {

    private static String line(String actor, String reason, String detail) {
        return new AuditFormat.Table()
                .line(new AuditView(
                        "12",
                        Instant.parse("2026-11-21T12:00:00Z"),
                        new AuditView.Person("1", actor),
                        "eject",
                        "meeting",
                        "abc-defg-hij",
                        Optional.empty(),
                        Optional.of(reason),
                        Optional.of(detail)));
    }

    @Test
    void aPlainEntryIsWrittenAsItIs() {
        assertThat(line("ada", "late", "a -> b"))
                .isEqualTo("12,2026-11-21T12:00:00.000Z,1,ada,eject,meeting,abc-defg-hij,,,late,a -> b\r\n");
    }

    @Test
    void whatWouldEndACellIsQuoted() {
        assertThat(line("ada, the \"host\"", "two\r\nlines", "x, y"))
                .isEqualTo("12,2026-11-21T12:00:00.000Z,1,\"ada, the \"\"host\"\"\",eject,meeting,abc-defg-hij,,,"
                        + "\"two\r\nlines\",\"x, y\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx"})
    void noSpreadsheetTakesACellForAFormula(String text) {
        assertThat(line(text, text, text))
                .contains(",1,'" + text + ",eject")
                .endsWith(",'" + text + ",'" + text + "\r\n");
    }

    @Test
    void aFormulaThatNeedsQuotesGetsItsApostropheInside() {
        assertThat(line("ada", "", "=HYPERLINK(\"x\",\"y\")")).endsWith(",\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"\r\n");
    }
}
