package dev.causerie.plugin.hostcontrol;

import dev.causerie.api.Plugin;
import dev.causerie.api.PluginContext;
import dev.causerie.api.Rejected;
import dev.causerie.api.domain.meetings.HostActions;
import dev.causerie.api.domain.meetings.HostChanged;
import dev.causerie.api.domain.meetings.LayoutChanged;
import dev.causerie.api.domain.meetings.Meeting;
import dev.causerie.api.domain.meetings.MeetingLayout;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.meetings.Participant;
import dev.causerie.api.domain.meetings.ParticipantEjected;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.room.Room;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/**
 * Host actions on the meeting plugin's own tables, for a meeting plugin that offers none: as far as their events go, and
 * without the locks of the real ones. Where they are offered already it does nothing.
 */
public final class FakeHostActions implements Plugin, HostActions {

    /** What was called last, of all instances, with its arguments. */
    static final List<String> CALLS = new CopyOnWriteArrayList<>();

    private @Nullable PluginContext context;
    private @Nullable Tables tables;

    /** The statements that the actions need. */
    interface Tables {

        @Update("update meetings set host_id = #{hostId}, host_name = #{name} where id = #{id}")
        void handOver(@Param("id") String id, @Param("hostId") long hostId, @Param("name") String name);

        @Update("""
                update meeting_participants set left_at = current_timestamp
                where meeting_id = #{id} and user_id = #{userId}
                """)
        void leave(@Param("id") String id, @Param("userId") long userId);

        @Delete("delete from meeting_sessions where meeting_id = #{id} and user_id = #{userId}")
        void removeSessions(@Param("id") String id, @Param("userId") long userId);
    }

    @Override
    public void start(PluginContext host) {
        context = host;
        tables = host.store().mapper(Tables.class);
        try {
            host.offer(HostActions.class, this);
        } catch (IllegalStateException offeredByTheMeetingPlugin) {
            host.log().debug("The real ones are there", offeredByTheMeetingPlugin);
        }
    }

    private PluginContext host() {
        return Objects.requireNonNull(context);
    }

    private Tables tables() {
        return Objects.requireNonNull(tables);
    }

    private void change(String meetingId, User host, Consumer<Meeting> change) {
        host().store().transaction(() -> {
            Meeting meeting = host().service(Meetings.class).find(meetingId).orElseThrow();
            if (meeting.hostId() != host.id()) {
                throw Rejected.forbidden("Only the host can do this");
            }
            change.accept(meeting);
        });
    }

    private Participant participant(String meetingId, long userId) {
        return host().service(Meetings.class).participants(meetingId).stream()
                .filter(participant -> participant.userId() == userId)
                .findFirst()
                .orElseThrow(() -> Rejected.notFound("participant " + userId));
    }

    @Override
    public void handOver(String meetingId, User host, long newHostId) {
        change(meetingId, host, meeting -> {
            String name = participant(meetingId, newHostId).username();
            tables().handOver(meetingId, newHostId, name);
            host().publisher()
                    .publish(Meetings.room(meetingId), new HostChanged(meetingId, host.id(), newHostId, name));
        });
    }

    @Override
    public void eject(String meetingId, User host, long userId, String reason) {
        change(meetingId, host, meeting -> {
            String name = participant(meetingId, userId).username();
            tables().leave(meetingId, userId);
            tables().removeSessions(meetingId, userId);
            Room room = Meetings.room(meetingId);
            host().rooms().leaveAll(userId, room);
            host().publisher().publish(room, ejected(meetingId, host, userId, name, reason, false));
            host().publisher().publish(Room.ofUser(userId), ejected(meetingId, host, userId, name, reason, true));
        });
    }

    private static ParticipantEjected ejected(
            String meetingId, User host, long userId, String name, String reason, boolean toUser) {
        return new ParticipantEjected(meetingId, userId, name, reason, host.id(), toUser);
    }

    @Override
    public void readmit(String meetingId, User host, long userId) {
        change(meetingId, host, meeting -> CALLS.add("readmit " + userId));
    }

    @Override
    public void mute(String meetingId, User host, long userId) {
        change(meetingId, host, meeting -> {
            participant(meetingId, userId);
            CALLS.add("mute " + userId);
        });
    }

    @Override
    public void layout(String meetingId, User host, MeetingLayout layout) {
        change(meetingId, host, meeting -> host().publisher()
                .publish(Meetings.room(meetingId), new LayoutChanged(meetingId, layout)));
    }

    @Override
    public void lock(String meetingId, User host, boolean locked) {
        throw new UnsupportedOperationException("lock");
    }

    @Override
    public void end(String meetingId, User host) {
        throw new UnsupportedOperationException("end");
    }
}
