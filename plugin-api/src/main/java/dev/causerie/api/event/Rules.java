package dev.causerie.api.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * A complete table of verdicts: every role in every state has one. Immutable.
 *
 * @param table the verdicts by standing, in the order of the roles and then the states
 */
public record Rules(Map<Standing, Verdict> table) {

    /** Keeps the order, takes a copy. */
    public Rules {
        table = Collections.unmodifiableMap(new LinkedHashMap<>(table));
    }

    /** The table of all roles and states, each decided once, now. */
    public static <R extends Enum<R>, S extends Enum<S>> Rules of(
            Class<R> roles, Class<S> states, BiFunction<R, S, Verdict> decision) {
        Map<Standing, Verdict> table = new LinkedHashMap<>();
        for (R role : roles.getEnumConstants()) {
            for (S state : states.getEnumConstants()) {
                table.put(Standing.of(role, state), decision.apply(role, state));
            }
        }
        return new Rules(table);
    }

    /** The verdict on a standing; a standing that the table does not know is refused. */
    public Verdict on(Standing standing) {
        return table.getOrDefault(standing, Verdict.forbidden("Not allowed as " + standing.role()));
    }
}
