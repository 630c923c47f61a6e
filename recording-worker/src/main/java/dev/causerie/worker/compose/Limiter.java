package dev.causerie.worker.compose;

/**
 * Keeps a mix of many voices from clipping: turns a block down when its peak is too loud, and comes back slowly. Owned
 * by one thread.
 */
final class Limiter {

    private static final float CEILING = 0.95f;
    /** Back to full loudness within about a second of 20 ms blocks. */
    private static final float RECOVERY_PER_BLOCK = 0.02f;

    private float gain = 1;

    void apply(float[] block) {
        float peak = 0;
        for (float sample : block) {
            peak = Math.max(peak, Math.abs(sample));
        }
        float allowed = peak > CEILING ? CEILING / peak : 1;
        float target = Math.min(allowed, gain + RECOVERY_PER_BLOCK);
        float step = (target - gain) / block.length;
        for (int i = 0; i < block.length; i++) {
            // The way down is not instant, so the loudest samples on it are cut.
            block[i] = Math.max(-CEILING, Math.min(CEILING, block[i] * (gain + step * i)));
        }
        gain = target;
    }
}
