/** What the worker says on standard output: progress, warnings, the result or the error, a JSON object a line. */
@NullMarked
package dev.causerie.worker.report;

import org.jspecify.annotations.NullMarked;
