package dev.causerie.plugin.meeting;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.domain.media.Track;
import dev.causerie.api.event.Caller;
import dev.causerie.api.event.Reply;
import java.util.List;

/** The server's own end of a participant's peer connection: where signals to {@link #ADDRESS} go. */
@FunctionalInterface
interface SfuPeer {

    /** What a client signals to, beside the ids of participants. */
    String ADDRESS = "sfu";

    /**
     * Answers a signal of someone who is in the meeting.
     *
     * @param tracks what the sending m-lines of an offer carry
     */
    Reply signal(Caller caller, String meetingId, SignalKind kind, JsonNode body, List<Track> tracks);
}
