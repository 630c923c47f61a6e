package dev.causerie.server.host;

/**
 * How one plugin is. Immutable.
 *
 * @param id the plugin's id; the file's name when no id could be read
 * @param version the plugin's version; empty when none could be read
 * @param state what it does
 * @param reason why it does not run, for an operator to act on; empty when it runs
 */
public record PluginStatus(String id, String version, State state, String reason) {

    /** What a plugin does. */
    public enum State {
        /** Runs. */
        STARTED,
        /** Is loaded and could run. */
        STOPPED,
        /** Should run and can not: the jar is broken, something it needs is not there, or its start failed. */
        FAILED,
        /** Is not wanted by the configuration. */
        DISABLED,
        /** Was made for another version of the plugin API. */
        INCOMPATIBLE
    }
}
