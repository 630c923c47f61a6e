package dev.causerie.plugin.meeting;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.meetings.Meeting;
import dev.causerie.api.domain.meetings.MeetingEnded;
import dev.causerie.api.domain.meetings.MeetingSettings;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Publisher;
import dev.causerie.api.store.Duplicate;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes, changes and ends meetings, for their hosts. Thread-safe. */
final class Hosting {

    private static final int ATTEMPTS = 5;

    private final Tables tables;
    private final MeetingLocks locks;
    private final Passwords passwords;
    private final Supplier<String> ids;
    private final Publisher publisher;
    private final Clock clock;

    Hosting(Tables tables, Passwords passwords, Supplier<String> ids, Publisher publisher, Clock clock) {
        this.tables = tables;
        this.locks = tables.locks();
        this.passwords = passwords;
        this.ids = ids;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * A new meeting whose host is {@code host}.
     *
     * @throws Rejected with {@code FORBIDDEN} for guests
     */
    MeetingRow create(User host, MeetingBody.Create body) {
        if (host.guest()) {
            throw Rejected.forbidden("Guests can not make meetings: sign in");
        }
        String hash = hash(body.password());
        String id = insert(host, body, hash, ATTEMPTS);
        return tables.meetings().find(id).orElseThrow();
    }

    private String insert(User host, MeetingBody.Create body, @Nullable String hash, int attempts) {
        Meeting meeting = drafted(host, body);
        try {
            tables.store().transaction(() -> tables.meetings().insert(meeting, hash));
            return meeting.id();
        } catch (Duplicate taken) {
            if (attempts == 1) {
                throw taken;
            }
            return insert(host, body, hash, attempts - 1);
        }
    }

    private Meeting drafted(User host, MeetingBody.Create body) {
        return new Meeting(
                ids.get(),
                body.title(),
                body.description().orElse(""),
                host.id(),
                host.username(),
                settings(body.settings(), MeetingSettings.DEFAULT),
                1,
                clock.instant(),
                Optional.empty());
    }

    /**
     * The meeting after the change.
     *
     * @throws Rejected with {@code FORBIDDEN} if {@code user} is not the host, {@code CONFLICT} if it has ended
     */
    MeetingRow change(User user, String meetingId, MeetingBody.Change body) {
        String hash = hash(body.password());
        return locks.change(meetingId, row -> {
            requireHost(row, user);
            if (row.ended()) {
                throw Rejected.conflict("This meeting has ended");
            }
            tables.meetings()
                    .update(changed(row.meeting(), body), body.password().isPresent() ? hash : row.passwordHash());
            return tables.meetings().lock(meetingId).orElseThrow();
        });
    }

    private static Meeting changed(Meeting meeting, MeetingBody.Change body) {
        return new Meeting(
                meeting.id(),
                body.title().orElse(meeting.title()),
                body.description().orElse(meeting.description()),
                meeting.hostId(),
                meeting.hostName(),
                settings(body.settings(), meeting.settings()),
                meeting.revision() + 1,
                meeting.createdAt(),
                meeting.endedAt());
    }

    /**
     * Ends a meeting: everybody leaves it. No effect when it has ended. The sessions stay in its room for
     * {@link Connections#FAREWELL}, since what is published reaches those who are there when it is delivered.
     *
     * @throws Rejected with {@code FORBIDDEN} if {@code user} is not the host
     */
    void end(User user, String meetingId) {
        locks.change(meetingId, meeting -> {
            requireHost(meeting, user);
            if (!meeting.ended()) {
                tables.meetings().end(meetingId, clock.instant());
                tables.participants().leaveAll(meetingId, clock.instant());
                publisher.publish(Meetings.room(meetingId), new MeetingEnded(meetingId, user.id()));
            }
            return meeting;
        });
    }

    private static void requireHost(MeetingRow meeting, User user) {
        if (!meeting.isHost(user.id())) {
            throw Rejected.forbidden("Only the host of this meeting can do this");
        }
    }

    private @Nullable String hash(Optional<String> password) {
        return password.filter(given -> !given.isEmpty()).map(passwords::hash).orElse(null);
    }

    private static MeetingSettings settings(Optional<SettingsPatch> patch, MeetingSettings base) {
        return patch.map(changes -> changes.over(base)).orElse(base);
    }
}
