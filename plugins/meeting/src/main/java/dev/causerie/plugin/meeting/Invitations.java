package dev.causerie.plugin.meeting;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.meetings.MeetingInvited;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.http.Answer;
import dev.causerie.api.http.Request;
import dev.causerie.api.http.Routes;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Invites users to meetings over REST: the host may, and those who are in. Thread-safe. */
final class Invitations {

    private static final int MOST = 100;

    /** Whom to invite. Immutable. */
    record Invite(@Size(min = 1, max = MOST) List<@NotNull Long> userIds) {}

    private final Tables tables;
    private final Surroundings host;

    Invitations(Tables tables, Surroundings host) {
        this.tables = tables;
        this.host = host;
    }

    void register(Routes routes) {
        routes.post("/api/meetings/{id}/invites", Invite.class, this::invite);
    }

    private Answer invite(Request request, Invite body) {
        List<Long> userIds = body.userIds().stream().distinct().toList();
        requireUsers(userIds);
        return tables.locks().change(request.path("id"), meeting -> {
            requireInside(meeting, request.user());
            meeting.requireRunning();
            host.publisher()
                    .publish(
                            Meetings.room(meeting.id()),
                            new MeetingInvited(
                                    meeting.id(),
                                    meeting.title(),
                                    request.user().id(),
                                    request.user().username(),
                                    userIds));
            return Answer.ok(Map.of("invited", userIds.size()));
        });
    }

    private void requireInside(MeetingRow meeting, User user) {
        if (!meeting.isHost(user.id())
                && tables.participants().find(meeting.id(), user.id()).isEmpty()) {
            throw Rejected.forbidden("Only the host of this meeting and those who are in it invite others");
        }
    }

    private void requireUsers(List<Long> userIds) {
        Set<Long> known = host.users().findAll(userIds).keySet();
        List<Long> unknown = userIds.stream().filter(id -> !known.contains(id)).toList();
        if (!unknown.isEmpty()) {
            String named = unknown.stream().map(String::valueOf).collect(Collectors.joining(", "));
            throw Rejected.badRequest("userIds", "must be users of this server, and these are none: " + named);
        }
    }
}
