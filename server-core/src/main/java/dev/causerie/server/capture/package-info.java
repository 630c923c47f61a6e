/**
 * Recordings: a room's tracks become fragments in the object store, the manifest row first; when capturing has ended,
 * or its server has died, a job has the worker compose one file.
 */
@NullMarked
package dev.causerie.server.capture;

import org.jspecify.annotations.NullMarked;
