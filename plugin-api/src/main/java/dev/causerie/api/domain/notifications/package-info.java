/** Notifications: what the notification plugin offers to the others. */
@NullMarked
package dev.causerie.api.domain.notifications;

import org.jspecify.annotations.NullMarked;
