package dev.causerie.server.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.causerie.api.domain.media.Media;
import dev.causerie.api.domain.recordings.Recordings;
import dev.causerie.api.domain.users.Users;
import dev.causerie.api.event.Publisher;
import dev.causerie.media.MediaException;
import dev.causerie.media.MediaServer;
import dev.causerie.media.MediaSettings;
import dev.causerie.media.worker.Sfu;
import dev.causerie.server.capture.CaptureParts;
import dev.causerie.server.capture.CapturedRecordings;
import dev.causerie.server.capture.Composing;
import dev.causerie.server.capture.WorkerProcess;
import dev.causerie.server.config.OperatorError;
import dev.causerie.server.config.Settings;
import dev.causerie.server.host.ServiceRegistry;
import dev.causerie.server.jobs.Job;
import dev.causerie.server.jobs.Retry;
import dev.causerie.server.objects.S3Access;
import dev.causerie.server.sfu.ConferenceEvents;
import dev.causerie.server.sfu.Conferences;
import dev.causerie.server.sfu.MediaReview;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Media and recordings. Offers both to plugins as services. */
final class Conferencing implements AutoCloseable {

    private static final String COMPOSE = "recording.compose";
    private static final Duration CONSENT = Duration.ofSeconds(15);
    private static final int PUBLISHER_BPS = 4_000_000;
    private static final int HANDSHAKES_A_WORKER = 4;
    private static final Duration REVIEW_EVERY = Duration.ofSeconds(2);

    private final ExecutorService inOrder =
            Executors.newSingleThreadExecutor(task -> daemon(task, "conference-events"));
    private final ScheduledExecutorService reviewer =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "media-review"));
    private final MediaServer media;
    private final MediaReview review;
    private final CapturedRecordings recordings;

    Conferencing(
            Settings settings,
            Storage storage,
            Messaging messaging,
            Users users,
            ServiceRegistry services,
            Publisher publisher,
            Path home,
            Clock clock) {
        media = open(settings.media(), clock);
        Conferences conferences = new Conferences(media, new ConferenceEvents(inOrder, users, publisher::send));
        CaptureParts parts = new CaptureParts(
                storage.store(),
                storage.objects(),
                users,
                conferences,
                clock,
                settings.recording().fragment(),
                publisher::publish,
                id -> storage.jobs().schedule(new Job(COMPOSE, Long.toString(id), "{}")));
        recordings = new CapturedRecordings(parts);
        Composing composing = new Composing(
                parts, worker(settings, home), address(storage.objects().access()), publisher::send);
        storage.jobs()
                .register(
                        COMPOSE,
                        Retry.patient(),
                        (job, attempt) -> composing.compose(Long.parseLong(job.key()), attempt));
        services.offer(Media.class, conferences);
        services.offer(Recordings.class, recordings);
        messaging.onFarewell(conferences::sessionGone);
        review = new MediaReview(conferences, messaging.grants(users));
    }

    /** Has recordings composed that lost their server; before anybody can record. Reviews media from now on. */
    void start() {
        recordings.resumeLost();
        reviewer.scheduleWithFixedDelay(
                review, REVIEW_EVERY.toMillis(), REVIEW_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        reviewer.shutdown();
        recordings.close();
        media.close();
        inOrder.shutdown();
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    private static MediaServer open(dev.causerie.server.config.MediaSettings settings, Clock clock) {
        try {
            int workers = settings.workers().orElse(Runtime.getRuntime().availableProcessors());
            return Sfu.start(
                    new MediaSettings(
                            InetAddress.getByName(settings.bindAddress()),
                            settings.address().map(List::of).orElse(List.of()),
                            settings.firstPort(),
                            settings.firstPort() == 0 ? 0 : settings.firstPort() + workers - 1,
                            workers,
                            HANDSHAKES_A_WORKER * workers,
                            CONSENT,
                            PUBLISHER_BPS),
                    clock);
        } catch (UnknownHostException unknown) {
            throw new OperatorError(
                    "media.bindAddress is " + settings.bindAddress() + ", which is no address of this host", unknown);
        } catch (MediaException taken) {
            throw new OperatorError(
                    "The media server can not listen from media.firstPort on: " + taken.getMessage()
                            + "; free the ports, or name others",
                    taken);
        }
    }

    private static JsonNode address(S3Access access) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("endpoint", access.endpoint().toString())
                .put("region", access.region())
                .put("accessKey", access.accessKey().value())
                .put("secretKey", access.secretKey().value())
                .put("bucket", access.bucket());
    }

    private static WorkerProcess worker(Settings settings, Path home) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new WorkerProcess(
                List.of(
                        java,
                        "-Xmx" + settings.recording().processHeap().bytes() / 1024 + "k",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dorg.bytedeco.javacpp.cachedir="
                                + settings.server().data().resolve("native").toAbsolutePath(),
                        "-cp",
                        home.resolve("worker").toAbsolutePath() + "/*",
                        "dev.causerie.worker.Main"),
                settings.recording().processTimeout());
    }
}
