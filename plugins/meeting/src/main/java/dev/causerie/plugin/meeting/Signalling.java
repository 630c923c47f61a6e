package dev.causerie.plugin.meeting;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.Code;
import dev.causerie.api.Rejected;
import dev.causerie.api.domain.media.Media;
import dev.causerie.api.domain.media.Track;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.event.Caller;
import dev.causerie.api.event.Publisher;
import dev.causerie.api.event.Reply;
import dev.causerie.api.room.Room;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Relays signals between two participants of one meeting. A signal goes to the device that signalled last with the
 * sender, else to all devices of the participant, so that of two that ring the one that answers is talked to. Thread-safe.
 */
final class Signalling {

    private static final int MAX_BYTES = 64 * 1024;

    private final MeetingTable meetings;
    private final ParticipantTable participants;
    private final SessionTable sessions;
    private final Publisher publisher;
    private final Media media;
    private final Sending sending;
    private final SfuPeer sfu;

    Signalling(Tables tables, Publisher publisher, Media media) {
        this.meetings = tables.meetings();
        this.participants = tables.participants();
        this.sessions = tables.sessions();
        this.publisher = publisher;
        this.media = media;
        this.sending = new Sending(tables, media);
        this.sfu = new MediaPeer(media);
    }

    Reply offer(Caller caller, Signal.Offer offer) {
        return relay(
                caller,
                SignalKind.OFFER,
                offer.to(),
                offer.offer(),
                offer.tracks().orElse(List.of()));
    }

    Reply answer(Caller caller, Signal.Answer answer) {
        return relay(caller, SignalKind.ANSWER, answer.to(), answer.answer(), List.of());
    }

    Reply candidate(Caller caller, Signal.Candidate candidate) {
        return relay(caller, SignalKind.ICE_CANDIDATE, candidate.to(), candidate.orNull(), List.of());
    }

    /** Sets what one of the caller's slots is wanted for. */
    Reply subscribe(Caller caller, SubscribeMedia request) {
        SessionRow from = inMeeting(caller);
        return Reply.later(media.subscribe(
                        Meetings.room(from.meetingId()), caller.session().id(), request.wish())
                .thenApply(done -> Reply.done()));
    }

    private SessionRow inMeeting(Caller caller) {
        return sessions.find(caller.session().id())
                .filter(session -> !session.waiting())
                .orElseThrow(() -> Rejected.forbidden("You are not in a meeting with this connection"));
    }

    private Reply relay(Caller caller, SignalKind kind, String to, JsonNode body, List<Track> tracks) {
        requireSize(kind, body);
        SessionRow from = inMeeting(caller);
        if (to.equals(SfuPeer.ADDRESS)) {
            Reply answer = sfu.signal(caller, from.meetingId(), kind, body, tracks);
            if (kind == SignalKind.OFFER) {
                settle(from);
            }
            return answer;
        }
        long peer = participant(from.meetingId(), to);
        remember(from, peer);
        Signal signal = new Signal(kind, Long.toString(from.userId()), body);
        devices(from, peer).forEach(session -> publisher.send(Room.ofSession(session), signal));
        return Reply.done();
    }

    private static void requireSize(SignalKind kind, JsonNode body) {
        int bytes = body.toString().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            throw new Rejected(
                    Code.PAYLOAD_TOO_LARGE, kind.field() + " must be up to " + MAX_BYTES + " bytes, and not " + bytes);
        }
    }

    /**
     * Who was taken out while his offer was on its way would keep the connection that it opens, who was muted would be
     * heard, and a meeting that ended would have media again. So all that is looked up once the media server has the offer,
     * and before anything can come by it.
     */
    private void settle(SessionRow from) {
        Room room = Meetings.room(from.meetingId());
        if (meetings.find(from.meetingId()).filter(MeetingRow::ended).isPresent()) {
            media.closeRoom(room);
            return;
        }
        sending.enforce(from.meetingId(), from.userId());
        if (sessions.find(from.sessionId())
                .filter(now -> now.in(from.meetingId()))
                .isEmpty()) {
            media.close(room, from.sessionId());
        }
    }

    private long participant(String meetingId, String to) {
        if (!to.matches("\\d{1,18}")) {
            throw Rejected.badRequest("to", "must be a participant's user id, or " + SfuPeer.ADDRESS);
        }
        return participants
                .find(meetingId, Long.parseLong(to))
                .map(ParticipantRow::userId)
                .orElseThrow(() -> Rejected.notFound("participant " + to + " in this meeting"));
    }

    private void remember(SessionRow from, long peer) {
        Optional<String> last = sessions.signalPath(from.meetingId(), from.userId(), peer);
        if (last.filter(from.sessionId()::equals).isEmpty()) {
            sessions.setSignalPath(from.sessionId(), peer);
        }
    }

    private List<String> devices(SessionRow from, long peer) {
        List<String> all = sessions.ofParticipant(from.meetingId(), peer).stream()
                .filter(session -> !session.lost())
                .map(SessionRow::sessionId)
                .toList();
        return sessions.signalPath(from.meetingId(), peer, from.userId())
                .filter(all::contains)
                .map(List::of)
                .orElse(all);
    }
}
