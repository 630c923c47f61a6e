package dev.causerie.worker.compose;

import dev.causerie.worker.report.Report;
import java.util.function.LongConsumer;

/**
 * A share of the whole job, and how far its file has come. Immutable.
 *
 * @param report where the progress is said
 * @param from the share of the job that is done before it, 0 to 1
 * @param to the share that is done after it
 */
record Stage(Report report, double from, double to) {

    /** One of so many equal parts of this stage, counted from 0. */
    Stage part(int index, int count) {
        double step = (to - from) / count;
        return new Stage(report, from + step * index, from + step * (index + 1));
    }

    /** Takes the times that a file reaches, microseconds, and says them as progress. */
    LongConsumer clock(long durationMs) {
        double durationUs = Math.max(1, durationMs) * 1000.0;
        return timeUs -> report.progress(from + (to - from) * Math.min(1, timeUs / durationUs));
    }
}
