package dev.causerie.server.objects;

import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.errors.ServerException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Runs requests, again when that may help, and names what went wrong. Immutable. */
final class S3Calls {
    private static final Set<String> MISSING = Set.of("NoSuchKey", "NoSuchObject", "NotFound");
    private static final Set<String> PASSING =
            Set.of("InternalError", "ServiceUnavailable", "SlowDown", "RequestTimeout", "OperationAborted");

    private final int tries;
    private final Duration pause;

    /** Takes how often a request is tried, and the pause after the first time, which doubles each time. */
    S3Calls(int tries, Duration pause) {
        this.tries = tries;
        this.pause = pause;
    }

    /**
     * What the request returns.
     *
     * @throws ObjectNotFound when there is no such object
     * @throws ObjectRefused when the store answered, and will answer the same again
     * @throws ObjectStoreUnavailable when it did not answer after every try
     */
    <R> R run(String key, Request<R> request) {
        var wait = pause;
        for (int attempt = 1; ; attempt++) {
            try {
                return request.run();
            } catch (MinioException | IOException | RuntimeException e) {
                var answer = answer(key, e);
                if (answer.isPresent()) {
                    throw answer.get();
                }
                if (attempt == tries || Thread.currentThread().isInterrupted()) {
                    throw new ObjectStoreUnavailable("The object store does not answer for '" + key + "': " + e, e);
                }
            }
            LockSupport.parkNanos(wait.toNanos());
            wait = wait.multipliedBy(2);
        }
    }

    /** What the store said for good, or nothing when another try may help. */
    private static Optional<RuntimeException> answer(String key, Exception thrown) {
        if (thrown instanceof ErrorResponseException refusal) {
            return answer(key, refusal);
        }
        if (thrown instanceof ServerException || isSilence(thrown)) {
            return Optional.empty();
        }
        return Optional.of(
                thrown instanceof RuntimeException ours ? ours : new ObjectRefused(key, thrown.toString(), thrown));
    }

    /** Whether the network is at the bottom of it; the SDK wraps that in more than one type, unchecked ones too. */
    private static boolean isSilence(Exception thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 10; depth++) {
            if (cause instanceof IOException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static Optional<RuntimeException> answer(String key, ErrorResponseException refusal) {
        var code = refusal.errorResponse().code();
        if (MISSING.contains(code)) {
            return Optional.of(new ObjectNotFound(key));
        }
        var passes = PASSING.contains(code) || refusal.response().code() >= 500;
        return passes ? Optional.empty() : Optional.of(new ObjectRefused(key, code, refusal));
    }

    /** One request to the store. */
    @FunctionalInterface
    interface Request<R> {
        R run() throws MinioException, IOException;
    }
}
