package dev.causerie.server.host;

import java.util.Set;

/**
 * Which of the plugins in the folder are wanted. Immutable.
 *
 * @param enabled the ids that are wanted; empty for all that are there
 * @param disabled the ids that are not wanted, even if {@code enabled} names them
 */
public record PluginSelection(Set<String> enabled, Set<String> disabled) {

    /** Takes copies. */
    public PluginSelection {
        enabled = Set.copyOf(enabled);
        disabled = Set.copyOf(disabled);
    }

    /** Every plugin that is there. */
    public static PluginSelection all() {
        return new PluginSelection(Set.of(), Set.of());
    }

    /** Every plugin that is there but these. */
    public static PluginSelection without(String... ids) {
        return new PluginSelection(Set.of(), Set.of(ids));
    }

    /** Whether the plugin is wanted. */
    public boolean includes(String id) {
        return !disabled.contains(id) && (enabled.isEmpty() || enabled.contains(id));
    }
}
