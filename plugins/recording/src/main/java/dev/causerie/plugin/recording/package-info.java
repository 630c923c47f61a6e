/** Recording a meeting from the visio dialect and over REST. Capturing and composing are the host's. */
@NullMarked
package dev.causerie.plugin.recording;

import org.jspecify.annotations.NullMarked;
