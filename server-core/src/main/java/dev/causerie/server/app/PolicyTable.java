package dev.causerie.server.app;

import dev.causerie.api.Code;
import dev.causerie.api.domain.meetings.MeetingRole;
import dev.causerie.api.domain.meetings.MeetingState;
import dev.causerie.api.event.Standing;
import dev.causerie.api.event.Verdict;
import dev.causerie.server.dispatch.PolicyRow;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The policies of a deployment as CSV: a line for each event and role, a column for each state of a meeting. Who has no
 * account or is nobody yet stands there too; events that concern no meeting say the same in every state. Stateless.
 */
final class PolicyTable {

    private static final String ALLOWED = "yes";
    private static final String ANONYMOUS = "anonymous";
    private static final List<String> STATES =
            Arrays.stream(MeetingState.values()).map(PolicyTable::word).toList();
    private static final List<String> ROLES = Stream.concat(
                    Arrays.stream(MeetingRole.values()).map(PolicyTable::word), Stream.of("user", "guest"))
            .distinct()
            .toList();

    private PolicyTable() {}

    /** The lines, sorted by dialect and event; the first names the columns. */
    static List<String> of(Collection<PolicyRow> rows) {
        Map<String, Map<Standing, Verdict>> byEvent = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.dialect() + "," + row.event(),
                        TreeMap::new,
                        Collectors.toMap(PolicyRow::standing, PolicyRow::verdict)));
        Stream<String> head = Stream.of("dialect,event,role," + String.join(",", STATES));
        return Stream.concat(
                        head, byEvent.entrySet().stream().flatMap(event -> lines(event.getKey(), event.getValue())))
                .toList();
    }

    private static Stream<String> lines(String event, Map<Standing, Verdict> verdicts) {
        Stream<String> known = ROLES.stream()
                .filter(role -> verdicts.keySet().stream()
                        .anyMatch(standing -> standing.role().equals(role)))
                .map(role -> line(
                        event,
                        role,
                        STATES.stream()
                                .map(state -> word(verdict(verdicts, role, state)))
                                .toList()));
        String refused = Code.UNAUTHORIZED.name();
        return Stream.concat(
                known,
                Stream.of(line(
                        event, ANONYMOUS, STATES.stream().map(state -> refused).toList())));
    }

    private static Verdict verdict(Map<Standing, Verdict> verdicts, String role, String state) {
        return verdicts.getOrDefault(
                new Standing(role, state), verdicts.getOrDefault(new Standing(role, "always"), Verdict.ALLOWED));
    }

    private static String line(String event, String role, List<String> cells) {
        return event + "," + role + "," + String.join(",", cells);
    }

    private static String word(Verdict verdict) {
        return verdict.refusal().map(Code::name).orElse(ALLOWED);
    }

    private static String word(Enum<?> constant) {
        return Standing.of(constant, constant).role();
    }
}
