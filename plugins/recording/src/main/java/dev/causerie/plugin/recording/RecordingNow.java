package dev.causerie.plugin.recording;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.causerie.api.domain.meetings.Participant;
import java.util.List;

/**
 * {@code recording-status} while a recording runs. Immutable.
 *
 * @param participants who is in the meeting, in the order of joining
 */
record RecordingNow(@JsonUnwrapped RecordingStarted recording, List<Person> participants) {

    record Person(String userId, String username) {}

    static RecordingNow of(RecordingStarted recording, List<Participant> participants) {
        return new RecordingNow(
                recording,
                participants.stream()
                        .map(each -> new Person(Long.toString(each.userId()), each.username()))
                        .toList());
    }
}
