package dev.causerie.plugin.meeting;

import java.util.List;
import java.util.Optional;

/**
 * The plugin's settings. Immutable.
 *
 * @param demo id of a meeting that is always there, such as {@code try-this-now}: its first visitor is its host, and
 *     everybody may do everything in it
 * @param iceServers what clients are given as it stands here, to find a way to each other and to the media server
 * @param turn TURN servers, for which each who joins is given credentials of his own
 */
record MeetingConfiguration(Optional<String> demo, Optional<List<IceServer>> iceServers, Optional<TurnService> turn) {}
