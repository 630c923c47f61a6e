package dev.causerie.plugin.meeting;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.meetings.Meeting;
import dev.causerie.api.domain.meetings.MeetingLocked;
import dev.causerie.api.domain.meetings.MeetingSettings;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.store.Duplicate;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes meetings and changes them, for their hosts. Thread-safe. */
final class Hosting {

    private static final int ATTEMPTS = 5;

    private final Tables tables;
    private final MeetingLocks locks;
    private final Passwords passwords;
    private final Supplier<String> ids;
    private final Surroundings host;
    private final Audit audit;

    Hosting(Tables tables, Passwords passwords, Supplier<String> ids, Surroundings host) {
        this.tables = tables;
        this.locks = tables.locks();
        this.passwords = passwords;
        this.ids = ids;
        this.host = host;
        this.audit = new Audit(host.auditLog());
    }

    /**
     * A new meeting whose host is {@code creator}.
     *
     * @throws Rejected with {@code FORBIDDEN} for guests
     */
    MeetingRow create(User creator, MeetingBody.Create body) {
        if (creator.guest()) {
            throw Rejected.forbidden("Guests can not make meetings: sign in");
        }
        String hash = hash(body.password());
        String id = insert(creator, body, hash, ATTEMPTS);
        return tables.meetings().find(id).orElseThrow();
    }

    private String insert(User creator, MeetingBody.Create body, @Nullable String hash, int attempts) {
        Meeting meeting = drafted(creator, body);
        try {
            tables.store().transaction(() -> tables.meetings().insert(meeting, hash));
            return meeting.id();
        } catch (Duplicate taken) {
            if (attempts == 1) {
                throw taken;
            }
            return insert(creator, body, hash, attempts - 1);
        }
    }

    private Meeting drafted(User creator, MeetingBody.Create body) {
        return new Meeting(
                ids.get(),
                body.title(),
                body.description().orElse(""),
                creator.id(),
                creator.username(),
                settings(body.settings(), MeetingSettings.DEFAULT),
                1,
                host.clock().instant(),
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
            row.requireHost(user);
            row.requireRunning();
            tables.meetings()
                    .update(changed(row.meeting(), body), body.password().isPresent() ? hash : row.passwordHash());
            MeetingRow changed = tables.meetings().lock(meetingId).orElseThrow();
            if (changed.waitingRoom() && !row.waitingRoom()) {
                tables.admissions().approvePresent(meetingId, host.clock().instant());
            }
            announce(user, row, changed);
            return changed;
        });
    }

    private void announce(User user, MeetingRow before, MeetingRow after) {
        MeetingUpdated.between(before, after)
                .ifPresent(event -> host.publisher().publish(Meetings.room(after.id()), event));
        SettingsChange.between(before, after)
                .ifPresent(what -> audit.changed(user, "update-settings", after.id(), what));
        if (before.locked() != after.locked()) {
            host.publisher()
                    .publish(Meetings.room(after.id()), new MeetingLocked(after.id(), after.locked(), user.id()));
            audit.did(user, after.locked() ? "lock" : "unlock", after.id());
        }
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

    private @Nullable String hash(Optional<String> password) {
        return password.filter(given -> !given.isEmpty()).map(passwords::hash).orElse(null);
    }

    private static MeetingSettings settings(Optional<SettingsPatch> patch, MeetingSettings base) {
        return patch.map(changes -> changes.over(base)).orElse(base);
    }
}
