package dev.causerie.plugin.meeting;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.causerie.api.domain.meetings.MediaMode;
import dev.causerie.api.domain.meetings.MeetingLayout;
import java.util.List;
import java.util.Optional;

/**
 * {@code meeting-joined}, to a client. Immutable.
 *
 * @param layout how the host wants it shown
 * @param raisedHands whose hands are up, in that order
 * @param screenShare who shares a screen; null while nobody does
 * @param recording what is being recorded; null while nothing is
 */
record MeetingJoined(
        String meetingId,
        MeetingView meeting,
        List<ParticipantView> participants,
        int participantCount,
        boolean isHost,
        MeetingLayout layout,
        List<HandRow.Raised> raisedHands,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<ScreenShareRow.Sharer> screenShare,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<RecordingNow> recording,
        Media media) {

    /**
     * How media goes.
     *
     * @param peer whom to address to signal with the server
     * @param iceServers the operator's; the media server is found without, since its address is in its answers
     */
    record Media(MediaMode mode, String peer, List<IceServer> iceServers) {}

    static MeetingJoined of(
            MeetingRow meeting, List<ParticipantView> people, long userId, Floor floor, List<IceServer> iceServers) {
        return new MeetingJoined(
                meeting.id(),
                MeetingView.of(meeting).with(people),
                people,
                people.size(),
                meeting.isHost(userId),
                meeting.layout(),
                floor.raisedHands(),
                floor.screenShare(),
                floor.recording(),
                new Media(meeting.mode(), SfuPeer.ADDRESS, iceServers));
    }
}
