/** The object store, through the MinIO SDK, and uploads that can still be written at their beginning. */
@NullMarked
package dev.causerie.worker.objects;

import org.jspecify.annotations.NullMarked;
