/**
 * What the host of a meeting may do, in the visio dialect: the wire of {@link dev.causerie.api.domain.meetings.HostActions},
 * requests to become host, and the quality in which a meeting is received.
 */
@NullMarked
package dev.causerie.plugin.hostcontrol;

import org.jspecify.annotations.NullMarked;
