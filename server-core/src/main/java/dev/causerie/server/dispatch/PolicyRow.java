package dev.causerie.server.dispatch;

import dev.causerie.api.event.Standing;
import dev.causerie.api.event.Verdict;

/**
 * One verdict of a deployment's policies. Immutable.
 *
 * @param dialect whose event it is
 * @param event the event's name
 * @param standing of the sender
 * @param verdict what the sender is told
 */
public record PolicyRow(String dialect, String event, Standing standing, Verdict verdict) {}
