package dev.causerie.worker.ffmpeg;

/** FFmpeg refused something; the message says what, and FFmpeg's own words. */
public final class MediaException extends RuntimeException {

    MediaException(String message) {
        super(message);
    }
}
