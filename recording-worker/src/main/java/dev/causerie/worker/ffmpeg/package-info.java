/** FFmpeg behind plain Java calls. Native memory is owned by the objects here and freed by their close(). */
@NullMarked
package dev.causerie.worker.ffmpeg;

import org.jspecify.annotations.NullMarked;
