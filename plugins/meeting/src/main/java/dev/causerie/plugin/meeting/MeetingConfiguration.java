package dev.causerie.plugin.meeting;

import java.util.Optional;

/**
 * The plugin's settings. Immutable.
 *
 * @param demo id of a meeting that is always there, such as {@code try-this-now}: its first visitor is its host, and
 *     everybody may do everything in it
 */
record MeetingConfiguration(Optional<String> demo) {}
