package dev.causerie.server.host;

/**
 * A plugin that should run and does not. Immutable.
 *
 * @param source the jar's file name when it can not be read as a plugin, else the plugin's id
 * @param kind whose fault it is
 * @param reason one line for the operator
 */
public record PluginFailure(String source, Kind kind, String reason) {

    /** What is wrong. */
    public enum Kind {
        /** The jar is no plugin, or not the only one with its id: the operator must replace it. */
        BROKEN_JAR,
        /** The plugin is for another version of the API. */
        INCOMPATIBLE,
        /** It refused to start, or something that it needs does not run. */
        NOT_STARTED
    }
}
