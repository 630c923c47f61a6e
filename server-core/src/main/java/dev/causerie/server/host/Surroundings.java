package dev.causerie.server.host;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.PluginContext;
import java.time.Clock;
import java.util.function.Function;

/** What every plugin's context is made from. Immutable. */
record Surroundings(ContextParts parts, ServiceRegistry services, Clock clock, Function<String, JsonNode> settings) {

    PluginContext contextOf(PluginRun run) {
        return new HostContext(
                run, parts, services, clock, settings.apply(run.info().id()));
    }
}
