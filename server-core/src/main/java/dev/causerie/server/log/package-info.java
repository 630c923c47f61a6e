/**
 * The durable event log: what happened, written with the change itself, put into one order after the commit, delivered in
 * it, and kept for those who come back. The reasons stand in docs/event-log.md.
 */
@NullMarked
package dev.causerie.server.log;

import org.jspecify.annotations.NullMarked;
