package dev.causerie.plugin.meeting;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.meetings.MeetingInvited;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.RateLimit;
import dev.causerie.api.http.Answer;
import dev.causerie.api.http.Request;
import dev.causerie.api.http.Routes;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Invites users to meetings over REST: the host may, and those who are in. Who was invited to a meeting is not told again within
 * {@link #ENOUGH_FOR}, whoever invites him; and nobody learns from the answer which ids are users. Thread-safe.
 */
final class Invitations {

    /** How long one invitation to a meeting is enough for a user. */
    static final Duration ENOUGH_FOR = Duration.ofHours(1);

    private static final int MOST = 100;
    private static final RateLimit A_USER = new RateLimit(10, Duration.ofMinutes(1));

    /** Whom to invite. Immutable. */
    record Invite(@Size(min = 1, max = MOST) List<@NotNull Long> userIds) {}

    private final Tables tables;
    private final InvitationTable invitations;
    private final Surroundings host;

    Invitations(Tables tables, Surroundings host) {
        this.tables = tables;
        this.invitations = tables.store().mapper(InvitationTable.class);
        this.host = host;
    }

    void register(Routes routes) {
        routes.post("/api/meetings/{id}/invites", Invite.class, A_USER, this::invite);
    }

    private Answer invite(Request request, Invite body) {
        List<Long> asked = body.userIds().stream().distinct().toList();
        Set<Long> known = new HashSet<>(host.users().findAll(asked).keySet());
        known.remove(request.user().id());
        List<Long> others = asked.stream().filter(known::contains).toList();
        return tables.locks().change(request.path("id"), meeting -> {
            requireInside(meeting, request.user());
            meeting.requireRunning();
            tell(meeting, request.user(), newlyInvited(meeting, others));
            return Answer.ok(Map.of("invited", asked.size()));
        });
    }

    private List<Long> newlyInvited(MeetingRow meeting, Collection<Long> userIds) {
        Instant now = host.clock().instant();
        invitations.forgetUntil(meeting.id(), now.minus(ENOUGH_FOR));
        Set<Long> told = invitations.told(meeting.id());
        List<Long> news = userIds.stream().filter(id -> !told.contains(id)).toList();
        news.forEach(userId -> invitations.add(meeting.id(), userId, now));
        return news;
    }

    private void tell(MeetingRow meeting, User by, List<Long> userIds) {
        if (!userIds.isEmpty()) {
            host.publisher()
                    .publish(
                            Meetings.room(meeting.id()),
                            new MeetingInvited(meeting.id(), meeting.title(), by.id(), by.username(), userIds));
        }
    }

    private void requireInside(MeetingRow meeting, User user) {
        if (!meeting.isHost(user.id())
                && tables.participants().find(meeting.id(), user.id()).isEmpty()) {
            throw Rejected.forbidden("Only the host of this meeting and those who are in it invite others");
        }
    }
}
