package dev.causerie.server.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which plugins run, and with what ({@code plugins}). Immutable.
 *
 * @param folder with their jars
 * @param enabled ids to start; empty: all that are there
 * @param disabled ids that are left out
 * @param settings under each id what the plugin takes itself, unread by the host
 */
public record PluginSettings(Path folder, Set<String> enabled, Set<String> disabled, Map<String, JsonNode> settings) {
    /** Refuses what can not work, every key of it at once. */
    public PluginSettings {
        enabled = Set.copyOf(enabled);
        disabled = Set.copyOf(disabled);
        settings = Map.copyOf(settings);
        var both = new TreeSet<>(enabled);
        both.retainAll(disabled);
        new Checks()
                .that(both.isEmpty(), "disabled", "must not name what plugins.enabled names too: " + both)
                .that(
                        settings.values().stream().allMatch(JsonNode::isObject),
                        "settings",
                        "must hold one object for each plugin id")
                .done();
    }
}
