package dev.causerie.server.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.causerie.server.config.Mode;
import dev.causerie.server.config.Settings;
import dev.causerie.server.host.PluginSelection;
import java.util.Optional;

/** What a server in demo mode has besides: a meeting that is always there. Immutable. */
final class Demo {

    private static final String PLUGIN = "meeting";
    private static final String KEY = "demo";
    private static final String MEETING = "try-this-now";

    private final Settings settings;

    Demo(Settings settings) {
        this.settings = settings;
    }

    /** The settings of a plugin; what the operator has given goes over the demo's. */
    JsonNode pluginSettings(String id) {
        JsonNode given = settings.plugins().settings().getOrDefault(id, JsonNodeFactory.instance.objectNode());
        boolean wanted = settings.server().mode() == Mode.DEMO && id.equals(PLUGIN) && !given.has(KEY);
        return wanted && given instanceof ObjectNode section
                ? section.deepCopy().put(KEY, MEETING)
                : given;
    }

    /** The page's address of the demo meeting; absent where there is none. */
    Optional<String> invitation(String url) {
        PluginSelection selection = new PluginSelection(
                settings.plugins().enabled(), settings.plugins().disabled());
        return Optional.ofNullable(pluginSettings(PLUGIN).get(KEY))
                .filter(meetingId -> selection.includes(PLUGIN))
                .map(meetingId -> url + "/?meeting=" + meetingId.asText());
    }
}
