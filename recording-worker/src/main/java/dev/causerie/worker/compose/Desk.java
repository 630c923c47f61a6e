package dev.causerie.worker.compose;

import dev.causerie.worker.Watch;
import dev.causerie.worker.job.Job;
import dev.causerie.worker.objects.MultipartUpload;
import dev.causerie.worker.objects.Objects;
import dev.causerie.worker.report.Report;

/**
 * What every piece of the work on one job needs. Immutable.
 *
 * @param job what is to be done
 * @param objects where its bytes are and go
 * @param report who is told
 * @param watch who is kept awake
 */
public record Desk(Job job, Objects objects, Report report, Watch watch) {

    static final String VIDEO_TYPE = "video/webm";
    static final String AUDIO_TYPE = "audio/webm";

    MultipartUpload upload(String key, boolean video) {
        return new MultipartUpload(objects, key, video ? VIDEO_TYPE : AUDIO_TYPE);
    }
}
