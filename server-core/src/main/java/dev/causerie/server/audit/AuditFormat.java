package dev.causerie.server.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/** How an export is written: what comes first, and what an entry is. Immutable. */
sealed interface AuditFormat {

    String contentType();

    /** The name that the file is saved under. */
    String fileName();

    /** What stands before the first entry, maybe nothing. */
    String head();

    /** An entry with the end of its line. */
    String line(AuditView entry);

    /** JSON, an entry a line, as the list has it. */
    record Lines(ObjectMapper mapper) implements AuditFormat {

        @Override
        public String contentType() {
            return "application/x-ndjson";
        }

        @Override
        public String fileName() {
            return "audit.ndjson";
        }

        @Override
        public String head() {
            return "";
        }

        @Override
        public String line(AuditView entry) {
            try {
                return mapper.writeValueAsString(entry) + "\n";
            } catch (JsonProcessingException failure) {
                throw new IllegalStateException("An entry of the audit log can not be put into JSON", failure);
            }
        }
    }

    /**
     * Comma-separated values (RFC 4180) with a header. A cell that a spreadsheet could take for a formula gets an apostrophe
     * in front.
     */
    record Table() implements AuditFormat {

        private static final DateTimeFormatter MILLISECONDS =
                DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
        private static final String FORMULA_STARTS = "=+-@\t\r";

        @Override
        public String contentType() {
            return "text/csv; charset=utf-8";
        }

        @Override
        public String fileName() {
            return "audit.csv";
        }

        @Override
        public String head() {
            return row(List.of(
                    "id",
                    "at",
                    "actorId",
                    "actorName",
                    "action",
                    "subjectKind",
                    "subjectId",
                    "targetId",
                    "targetName",
                    "reason",
                    "detail"));
        }

        @Override
        public String line(AuditView entry) {
            return row(List.of(
                    entry.id(),
                    MILLISECONDS.format(entry.at()),
                    entry.actor().id(),
                    entry.actor().username(),
                    entry.action(),
                    entry.subjectKind(),
                    entry.subjectId(),
                    entry.target().map(AuditView.Person::id).orElse(""),
                    entry.target().map(AuditView.Person::username).orElse(""),
                    entry.reason().orElse(""),
                    entry.detail().orElse("")));
        }

        private static String row(List<String> cells) {
            return cells.stream().map(Table::cell).collect(Collectors.joining(",", "", "\r\n"));
        }

        private static String cell(String text) {
            boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
            String safe = formula ? "'" + text : text;
            boolean quoted = safe.chars().anyMatch(letter -> ",\"\r\n".indexOf(letter) >= 0);
            return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
        }
    }
}
