package dev.causerie.bench.meeting;

import dev.causerie.bench.load.MeetingChat;
import dev.causerie.bench.load.MeetingCrowd;
import dev.causerie.bench.server.Distribution;
import dev.causerie.bench.server.Usage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One meeting on a server of its own. Used by one thread. */
final class MeetingBench {

    private static final double FIRST_RATE = 5;
    private static final double HIGHEST_RATE = 5_000;
    private static final double MILLIS = 1e3;

    private final int people;
    private final Duration warmUp;
    private final Duration measured;
    private final Optional<Double> onlyRate;
    private final Optional<Path> recording;

    /**
     * A meeting of so many.
     *
     * @param warmUp how long people write before that is measured, at each rate
     * @param onlyRate messages a second; else the rate is doubled from 5 on until the server does not keep up
     * @param recording where the server leaves a JFR recording
     */
    MeetingBench(int people, Duration warmUp, Duration measured, Optional<Double> onlyRate, Optional<Path> recording) {
        this.people = people;
        this.warmUp = warmUp;
        this.measured = measured;
        this.onlyRate = onlyRate;
        this.recording = recording;
    }

    /**
     * Starts the server, fills the meeting and has its people write. Blocks for seconds to minutes.
     *
     * @param beginning is told of each part that begins
     */
    MeetingResult run(Path home, Consumer<String> beginning) throws IOException, InterruptedException {
        beginning.accept("start");
        try (Distribution server = Distribution.start(home, recording)) {
            int port = server.awaitReady();
            MeetingApi api = new MeetingApi(port);
            String meetingId = api.createMeeting(api.signUp("host"), people);
            beginning.accept("guests");
            List<String> guests = api.guests(meetingId, people);
            try (MeetingCrowd crowd = new MeetingCrowd(port, meetingId)) {
                crowd.connect(guests);
                beginning.accept("join");
                Usage before = server.usage();
                Duration whole = crowd.join();
                double cpuSeconds = cpuSeconds(before, server.usage());
                return new MeetingResult(people, whole, cpuSeconds, chats(server, crowd, beginning));
            } catch (IllegalStateException broken) {
                throw new IllegalStateException(broken.getMessage() + "\n" + api.disconnects(), broken);
            }
        }
    }

    private List<ChatRow> chats(Distribution server, MeetingCrowd crowd, Consumer<String> beginning)
            throws InterruptedException {
        if (onlyRate.isPresent()) {
            return List.of(chat(server, crowd, onlyRate.get(), beginning));
        }
        List<ChatRow> rows = new ArrayList<>();
        double rate = FIRST_RATE;
        do {
            rows.add(chat(server, crowd, rate, beginning));
            rate *= 2;
        } while (rate <= HIGHEST_RATE && rows.get(rows.size() - 1).keptUp());
        return List.copyOf(rows);
    }

    private ChatRow chat(Distribution server, MeetingCrowd crowd, double rate, Consumer<String> beginning)
            throws InterruptedException {
        beginning.accept(Math.round(rate) + " messages/s");
        List<Usage> usages = new ArrayList<>();
        MeetingChat chat = crowd.chat(rate, warmUp, measured, () -> usages.add(server.usage()));
        return new ChatRow(rate, people, measured.toMillis() / MILLIS, chat, cpuSeconds(usages.get(0), usages.get(1)));
    }

    private static double cpuSeconds(Usage before, Usage after) {
        return after.userSeconds() + after.kernelSeconds() - before.userSeconds() - before.kernelSeconds();
    }
}
