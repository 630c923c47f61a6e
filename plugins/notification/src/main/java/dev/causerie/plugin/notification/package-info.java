/** What users are notified of: stored first, then sent. */
@NullMarked
package dev.causerie.plugin.notification;

import org.jspecify.annotations.NullMarked;
