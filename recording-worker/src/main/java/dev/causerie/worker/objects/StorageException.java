package dev.causerie.worker.objects;

/** The store did not do what was asked, after the retries: worth trying the whole job again later. */
public final class StorageException extends RuntimeException {

    StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
