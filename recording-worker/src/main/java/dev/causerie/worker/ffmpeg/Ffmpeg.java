package dev.causerie.worker.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_FATAL;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.avutil.AVRational;

/** What every call into FFmpeg shares. Immutable. */
public final class Ffmpeg {

    static {
        // JavaCPP bounds the process's memory by the Java heap, where codecs do not live. Read when its first class
        // loads.
        System.setProperty("org.bytedeco.javacpp.maxPhysicalBytes", "0");
    }

    /** The unit of the timestamps that the worker counts in. */
    public static final AVRational MICROSECONDS = new AVRational().num(1).den(1_000_000);

    private static final int LONGEST_ERROR_BYTES = 128;

    private Ffmpeg() {}

    /**
     * Loads FFmpeg, and quietens its own log, which says much about broken media that is no news here. Call before
     * anything else in this package.
     */
    public static void prepare() {
        av_log_set_level(AV_LOG_FATAL);
    }

    static int check(int result, String what) {
        if (result < 0) {
            throw new MediaException("FFmpeg could not " + what + ": " + describe(result));
        }
        return result;
    }

    static String describe(int error) {
        byte[] text = new byte[LONGEST_ERROR_BYTES];
        av_strerror(error, text, text.length);
        return new String(text, StandardCharsets.UTF_8).trim();
    }
}
