package dev.causerie.plugin.meeting;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.Rejected;
import dev.causerie.api.domain.media.Media;
import dev.causerie.api.domain.media.Track;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.event.Caller;
import dev.causerie.api.event.Reply;
import java.util.List;
import java.util.Map;

/**
 * The server's end of a participant's peer connection, by the host's media server. The client always offers; its
 * candidates are not needed, since the server learns addresses from the checks themselves. Thread-safe.
 */
final class MediaPeer implements SfuPeer {

    private static final int MAX_TRACKS = 32;

    private final Media media;

    MediaPeer(Media media) {
        this.media = media;
    }

    @Override
    public Reply signal(Caller caller, String meetingId, SignalKind kind, JsonNode body, List<Track> tracks) {
        return switch (kind) {
            case OFFER -> answer(caller, meetingId, body, tracks);
            case ICE_CANDIDATE -> Reply.done();
            case ANSWER -> throw Rejected.badRequest("to", "must be a participant: the server never offers");
        };
    }

    private Reply answer(Caller caller, String meetingId, JsonNode offer, List<Track> tracks) {
        JsonNode sdp = offer.path("sdp");
        if (!sdp.isTextual()) {
            throw Rejected.badRequest("offer.sdp", "must be a session description");
        }
        if (tracks.size() > MAX_TRACKS) {
            throw Rejected.badRequest("tracks", "must be up to " + MAX_TRACKS);
        }
        return Reply.later(media.answer(Meetings.room(meetingId), caller.session(), sdp.asText(), tracks)
                .thenApply(answer -> Reply.as(
                        SignalKind.ANSWER.event(),
                        Map.of("from", SfuPeer.ADDRESS, "answer", Map.of("type", "answer", "sdp", answer)))));
    }
}
