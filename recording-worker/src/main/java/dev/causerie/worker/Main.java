package dev.causerie.worker;

import dev.causerie.worker.compose.Composer;
import dev.causerie.worker.compose.Desk;
import dev.causerie.worker.compose.NoMediaException;
import dev.causerie.worker.ffmpeg.Ffmpeg;
import dev.causerie.worker.job.BadJobException;
import dev.causerie.worker.job.Job;
import dev.causerie.worker.job.JobReader;
import dev.causerie.worker.objects.Objects;
import dev.causerie.worker.objects.StorageException;
import dev.causerie.worker.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The program: one job in on standard input, lines of JSON out on standard output, logs on standard error. Exits with 0
 * when done, {@value #BAD_JOB} for a job that can not be done as written, {@value #FAILURE} when it failed here,
 * {@value #STORAGE_FAILURE} when the store did and another try makes sense.
 */
public final class Main {

    static final int BAD_JOB = 64;
    static final int FAILURE = 70;
    static final int STORAGE_FAILURE = 75;

    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final Duration LONGEST_STALL = Duration.ofSeconds(60);

    private Main() {}

    /**
     * Runs one job and exits.
     *
     * @param args none
     */
    public static void main(String[] args) {
        PrintStream stdout = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        // Standard output belongs to the protocol: whatever a library prints goes with the logs.
        System.setOut(System.err);
        Report report = new Report(stdout);
        System.exit(run(System.in, report));
    }

    private static int run(InputStream stdin, Report report) {
        try {
            Job job = new JobReader().read(stdin);
            work(job, report);
            return 0;
        } catch (BadJobException e) {
            report.error("BAD_JOB", String.valueOf(e.getMessage()));
            return BAD_JOB;
        } catch (StorageException e) {
            LOG.error("The store failed", e);
            report.error("STORAGE", String.valueOf(e.getMessage()));
            return STORAGE_FAILURE;
        } catch (NoMediaException e) {
            report.error("NO_MEDIA", String.valueOf(e.getMessage()));
            return FAILURE;
        } catch (IOException | RuntimeException | Error e) {
            LOG.error("The job failed", e);
            report.error("INTERNAL_ERROR", String.valueOf(e.getMessage()));
            return FAILURE;
        }
    }

    private static void work(Job job, Report report) {
        LOG.info(
                "Composing recording {} of {} tracks",
                job.recordingId(),
                job.tracks().size());
        try (Watch watch = new Watch(LONGEST_STALL, () -> stalled(report), System::nanoTime)) {
            Ffmpeg.prepare();
            Objects objects = new Objects(job.s3(), watch);
            report.progress(0);
            report.result(new Composer(new Desk(job, objects, report, watch)).compose());
        }
    }

    private static void stalled(Report report) {
        report.error("STALLED", "Nothing got on for " + LONGEST_STALL.toSeconds() + " s");
        // The stuck thread may be in C code, where no exit hook reaches it.
        Runtime.getRuntime().halt(FAILURE);
    }
}
