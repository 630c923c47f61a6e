package dev.causerie.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.causerie.api.domain.audit.AuditEntry;
import dev.causerie.api.domain.users.User;
import dev.causerie.server.auth.MovableClock;
import dev.causerie.server.config.StoreSettings;
import dev.causerie.server.store.Database;
import dev.causerie.server.store.Owner;
import dev.causerie.server.store.Store;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the audit log keeps on every database; each kind runs it. */
abstract class AuditLogContract {

    private static final User ADA = new User(1, "ada", false, Optional.empty(), Instant.EPOCH);
    private static final User BOB = new User(2, "bob 👋", false, Optional.empty(), Instant.EPOCH);
    private static final Duration KEEP = Duration.ofDays(365);

    private final MovableClock clock = new MovableClock();
    private Database database;
    private Store host;
    private StoredAuditLog log;

    abstract StoreSettings settings();

    @BeforeEach
    void open(@TempDir Path folder) {
        database = Database.open(settings(), folder);
        host = database.store(Owner.host());
        log = new StoredAuditLog(host, clock);
    }

    @AfterEach
    void close() {
        host.close();
        database.close();
    }

    private static AuditEntry ejection(User actor, String meeting, String reason) {
        return AuditEntry.of(actor, "eject", "meeting", meeting)
                .to(new AuditEntry.Target(7, "eve"))
                .because(Optional.of(reason));
    }

    private static AuditEntry layout(User actor, String meeting) {
        return AuditEntry.of(actor, "change-layout", "meeting", meeting);
    }

    private List<AuditRow> all() {
        return log.page(AuditFilter.ALL, Long.MAX_VALUE, 1_000);
    }

    @Test
    void anEntryIsReadAsItWasWritten() {
        log.record(ejection(BOB, "abc-defg-hij", "shouts, \"loudly\" 👎").saying("title: a -> 👋"));

        AuditRow row = all().get(0);
        assertThat(row)
                .isEqualTo(new AuditRow(
                        row.id(),
                        clock.instant(),
                        2,
                        "bob 👋",
                        "eject",
                        "meeting",
                        "abc-defg-hij",
                        7L,
                        "eve",
                        "shouts, \"loudly\" 👎",
                        "title: a -> 👋"));
    }

    @Test
    void theLongestNamesOfEmojisAreKept() {
        String longest = "😀".repeat(64);
        User smiling = new User(3, longest, false, Optional.empty(), Instant.EPOCH);
        log.record(new AuditEntry(
                smiling,
                "eject",
                "meeting",
                "abc-defg-hij",
                Optional.of(new AuditEntry.Target(3, longest)),
                Optional.empty(),
                Optional.empty()));

        assertThat(all())
                .extracting(AuditRow::actorName, AuditRow::targetName)
                .containsExactly(tuple(longest, longest));
    }

    @Test
    void whatATransactionUndoesWasNeverDone() {
        assertThatThrownBy(() -> host.transaction(() -> {
                    log.record(layout(ADA, "abc-defg-hij"));
                    throw new IllegalStateException("undone");
                }))
                .hasMessage("undone");
        assertThat(all()).isEmpty();
    }

    @Test
    void pagesGoFromTheNewestToTheOldest() {
        IntStream.range(0, 5).forEach(number -> log.record(layout(ADA, "meeting-" + number)));

        List<AuditRow> first = log.page(AuditFilter.ALL, Long.MAX_VALUE, 3);
        List<AuditRow> second = log.page(AuditFilter.ALL, first.get(2).id(), 3);

        assertThat(first).extracting(AuditRow::subjectId).containsExactly("meeting-4", "meeting-3", "meeting-2");
        assertThat(second).extracting(AuditRow::subjectId).containsExactly("meeting-1", "meeting-0");
    }

    @Test
    void aFilterTakesWhatFitsAllOfIt() {
        log.record(ejection(ADA, "abc", ""));
        log.record(ejection(BOB, "abc", ""));
        log.record(layout(ADA, "abc"));
        log.record(ejection(ADA, "ABC", ""));

        AuditFilter filter = new AuditFilter(Optional.of("eject"), Optional.of(1L), Optional.of("abc"));
        assertThat(log.page(filter, Long.MAX_VALUE, 10)).hasSize(1);
        AuditFilter actor = new AuditFilter(Optional.empty(), Optional.of(2L), Optional.empty());
        assertThat(log.page(actor, Long.MAX_VALUE, 10))
                .extracting(AuditRow::actorName)
                .containsExactly("bob 👋");
    }

    @Test
    void whatIsAsOldAsTheLogKeepsStaysAndAMillisecondLaterGoes() {
        log.record(layout(ADA, "old"));
        clock.advance(Duration.ofMillis(1));
        log.record(layout(ADA, "young"));
        clock.advance(KEEP.minusMillis(1));

        assertThat(log.forgetOlderThan(KEEP)).isZero();
        clock.advance(Duration.ofMillis(1));
        assertThat(log.forgetOlderThan(KEEP)).isEqualTo(1);
        assertThat(all()).extracting(AuditRow::subjectId).containsExactly("young");
    }

    @Test
    void moreThanOneChunkIsForgottenAtOnce() {
        host.transaction(() -> {
            IntStream.range(0, 1_001).forEach(number -> log.record(layout(ADA, "old")));
            return true;
        });
        clock.advance(KEEP.plusMillis(1));
        assertThat(log.forgetOlderThan(KEEP)).isEqualTo(1_001);
    }

    @Test
    void anExportHasEveryEntryOverManyPages() throws Exception {
        host.transaction(() -> {
            IntStream.range(0, 1_000).forEach(number -> log.record(layout(ADA, "meeting-" + number)));
            return true;
        });
        try (AuditExport export = new AuditExport(log, AuditFilter.ALL, new AuditFormat.Table())) {
            List<String> lines = new String(export.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertThat(lines).hasSize(1_001);
            assertThat(lines.get(1)).contains(",meeting-999,");
            assertThat(lines.get(1_000)).contains(",meeting-0,");
        }
    }

    @Test
    void reasonAndDetailAreCutBetweenCharacters() {
        log.record(ejection(ADA, "abc", "x".repeat(499) + "👎").saying("y".repeat(999) + "👎"));
        assertThat(all().get(0).reason()).isEqualTo("x".repeat(499));
        assertThat(all().get(0).detail()).isEqualTo("y".repeat(999));
    }

    @Test
    void whatIsDoneForAReasonHasItUnlessItHasItsOwn() {
        log.because(Optional.of("late"), () -> {
            log.record(layout(ADA, "outer"));
            log.because(Optional.of("inner"), () -> record(layout(ADA, "inner")));
            log.because(Optional.of(" "), () -> record(layout(ADA, "blank")));
            log.because(Optional.empty(), () -> record(layout(ADA, "none")));
            return record(ejection(ADA, "own", "loud"));
        });
        log.record(layout(ADA, "after"));
        assertThat(all())
                .extracting(AuditRow::subjectId, AuditRow::reason)
                .containsExactly(
                        tuple("after", null),
                        tuple("own", "loud"),
                        tuple("none", null),
                        tuple("blank", null),
                        tuple("inner", "inner"),
                        tuple("outer", "late"));
    }

    @Test
    void aReasonEndsAlsoWhenTheWorkFails() {
        assertThatThrownBy(() -> log.because(Optional.of("late"), () -> {
                    throw new IllegalStateException("failed");
                }))
                .hasMessage("failed");
        log.record(layout(ADA, "after"));
        assertThat(all().get(0).reason()).isNull();
    }

    private boolean record(AuditEntry entry) {
        log.record(entry);
        return true;
    }
}
