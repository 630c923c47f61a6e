/** The plugin host: finds, loads, starts and stops plugins, and undoes what they registered. */
@NullMarked
package dev.causerie.server.host;

import org.jspecify.annotations.NullMarked;
