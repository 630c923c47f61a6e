package dev.causerie.plugin.meeting;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Caller;
import dev.causerie.api.event.DurableEvent;
import dev.causerie.api.event.Publisher;
import dev.causerie.api.event.Reply;
import java.time.Clock;
import java.util.Optional;

/** Raised hands, in the order of raising; all of them are told by {@link HandList}. Who leaves lowers his. Thread-safe. */
final class Hands {

    private final Tables tables;
    private final Publisher publisher;
    private final Clock clock;
    private final Audit audit;

    Hands(Tables tables, Surroundings host) {
        this.tables = tables;
        this.publisher = host.publisher();
        this.clock = host.clock();
        this.audit = new Audit(host.auditLog());
    }

    Reply raise(Caller caller, InMeeting request) {
        return tables.locks().change(request.meetingId(), meeting -> {
            User user = caller.user();
            if (tables.participants().find(meeting.id(), user.id()).isEmpty()) {
                throw Rejected.forbidden("You are not in this meeting");
            }
            HandRow hand = tables.hands().find(meeting.id(), user.id()).orElseGet(() -> raised(meeting, user));
            return Reply.of(up(meeting, hand).wire());
        });
    }

    private HandRow raised(MeetingRow meeting, User user) {
        HandRow hand = new HandRow(
                user.id(), user.username(), clock.instant(), tables.hands().nextPlace(meeting.id()));
        tables.hands().raise(meeting.id(), hand);
        tell(meeting, up(meeting, hand));
        return hand;
    }

    private static HandEvents.Up up(MeetingRow meeting, HandRow hand) {
        return new HandEvents.Up(meeting.id(), hand.userId(), hand.username(), hand.raisedAt());
    }

    /** Done as well when it is not up. */
    Reply lower(Caller caller, InMeeting request) {
        return tables.locks()
                .change(
                        request.meetingId(),
                        meeting -> answer(meeting, lower(caller.user().id(), meeting)));
    }

    /** Lowers somebody's hand for the host. */
    Reply lowerFor(Caller caller, LowerHand request) {
        return tables.locks().change(request.meetingId(), meeting -> {
            meeting.requireHost(caller.user());
            Optional<HandEvents.Down> lowered = lower(request.userId(), meeting);
            lowered.filter(down -> !meeting.isHost(down.userId()))
                    .ifPresent(down -> audit.didTo(caller.user(), "lower-hand", meeting.id(), down.target()));
            return answer(meeting, lowered);
        });
    }

    private static Reply answer(MeetingRow meeting, Optional<HandEvents.Down> lowered) {
        return Reply.of(lowered.<Object>map(HandEvents.Down::wire).orElseGet(() -> new InMeeting(meeting.id())));
    }

    /** What everybody was told; nothing, when it was not up. Called while the meeting is locked. */
    Optional<HandEvents.Down> lower(long userId, MeetingRow meeting) {
        Optional<HandEvents.Down> lowered = tables.hands()
                .find(meeting.id(), userId)
                .map(hand -> new HandEvents.Down(meeting.id(), userId, hand.username()));
        lowered.ifPresent(down -> {
            tables.hands().lower(meeting.id(), userId);
            tell(meeting, down);
        });
        return lowered;
    }

    private void tell(MeetingRow meeting, DurableEvent change) {
        tables.meetings().raiseRevision(meeting.id());
        tables.hands().changed(meeting.id(), clock.instant());
        publisher.publish(Meetings.room(meeting.id()), change);
    }
}
