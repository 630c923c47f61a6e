package dev.causerie.media.worker;

import dev.causerie.media.MediaSettings;
import dev.causerie.media.dtls.DtlsIdentity;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

/** What all workers of a server share. Immutable; its members are thread-safe. */
record NodeResources(
        MediaSettings settings,
        Clock clock,
        SecureRandom random,
        DtlsIdentity identity,
        List<String> addresses,
        ExecutorService handshakes,
        ScheduledExecutorService speakerTimer) {}
