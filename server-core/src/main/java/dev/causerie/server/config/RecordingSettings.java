package dev.causerie.server.config;

import java.time.Duration;

/**
 * Recording and composing ({@code recording}). Immutable.
 *
 * @param fragment longest cluster of a recorded track
 * @param processes composing at the same time
 * @param processHeap Java heap of one of them
 * @param processTimeout after which one is ended and tried again
 */
public record RecordingSettings(Duration fragment, int processes, ByteSize processHeap, Duration processTimeout) {
    public RecordingSettings {
        new Checks()
                .between("fragment", fragment, Duration.ofMillis(200), Duration.ofSeconds(30))
                .between("processes", processes, 1, 64)
                .between("processHeap", processHeap, ByteSize.ofMiB(64), ByteSize.ofMiB(65_536))
                .between("processTimeout", processTimeout, Duration.ofSeconds(10), Duration.ofDays(7))
                .done();
    }
}
