/**
 * The recording worker: a program that reads one job on standard input, composes the recording's fragments into
 * seekable files, says how it goes on standard output, and exits.
 */
@NullMarked
package dev.causerie.worker;

import org.jspecify.annotations.NullMarked;
