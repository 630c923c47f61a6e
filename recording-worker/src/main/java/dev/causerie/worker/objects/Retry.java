package dev.causerie.worker.objects;

import dev.causerie.worker.Watch;
import io.minio.errors.ErrorResponseException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the store again, a bounded number of times. Thread-safe. */
final class Retry {

    private static final Logger LOG = LoggerFactory.getLogger(Retry.class);
    private static final int ATTEMPTS = 3;
    private static final long FIRST_PAUSE_MS = 200;

    private final Watch watch;

    Retry(Watch watch) {
        this.watch = watch;
    }

    /** Empty also when the store says that there is no such object: that is an answer, not a failure. */
    <T> Optional<T> present(String what, Callable<Optional<T>> call) {
        return run(what, () -> {
            try {
                return call.call();
            } catch (Exception e) {
                if (isAbsent(e)) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    <T> T run(String what, Callable<T> call) {
        for (int attempt = 1; ; attempt++) {
            try {
                T answer = call.call();
                watch.tick();
                return answer;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StorageException("Interrupted: " + what, e);
            } catch (Exception e) {
                watch.tick();
                if (attempt == ATTEMPTS) {
                    throw new StorageException("The store did not " + what + ": " + rootOf(e), e);
                }
                LOG.warn(
                        "The store did not {} (attempt {}): {}",
                        what,
                        attempt,
                        rootOf(e).toString());
                pause(what, attempt);
            }
        }
    }

    private static void pause(String what, int attempt) {
        try {
            TimeUnit.MILLISECONDS.sleep(FIRST_PAUSE_MS << (2 * (attempt - 1)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageException("Interrupted: " + what, e);
        }
    }

    private static boolean isAbsent(Throwable e) {
        return rootOf(e) instanceof ErrorResponseException refusal
                && "NoSuchKey".equals(refusal.errorResponse().code());
    }

    private static Throwable rootOf(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
