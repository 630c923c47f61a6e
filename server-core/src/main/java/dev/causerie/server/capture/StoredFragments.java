package dev.causerie.server.capture;

import dev.causerie.api.domain.users.User;
import dev.causerie.api.domain.users.Users;
import dev.causerie.media.TapTrack;
import dev.causerie.server.capture.webm.Fragment;
import dev.causerie.server.objects.ObjectBody;
import dev.causerie.server.objects.ObjectStore;
import java.util.Locale;

/**
 * The manifest in the database and the fragments in the object store: the row is committed first, so that whatever is in the
 * store is known, and a fragment is put once under a name of its own. Owned by the tap's thread.
 */
final class StoredFragments implements FragmentSink {

    private static final String CONTENT_TYPE = "video/webm";

    private final long recordingId;
    private final RecordingMapper mapper;
    private final ObjectStore objects;
    private final Users users;

    StoredFragments(long recordingId, RecordingMapper mapper, ObjectStore objects, Users users) {
        this.recordingId = recordingId;
        this.mapper = mapper;
        this.objects = objects;
        this.users = users;
    }

    @Override
    public void open(TapTrack track, long startMs) {
        long userId = Long.parseLong(track.participantId());
        mapper.addTrack(new TrackRow(
                recordingId,
                RecordingKeys.track(track.trackId()),
                userId,
                users.find(userId).map(User::username).orElse("?"),
                track.kind().name().toLowerCase(Locale.ROOT),
                track.source().label(),
                track.codec(),
                startMs));
    }

    @Override
    public void put(TapTrack track, Fragment fragment, long endMs) {
        String key = RecordingKeys.fragment(recordingId, RecordingKeys.track(track.trackId()), fragment.sequence());
        byte[] bytes = fragment.bytes();
        mapper.addFragment(new FragmentRow(
                recordingId, RecordingKeys.track(track.trackId()), fragment.sequence(), key, bytes.length, endMs));
        objects.putOnce(key, ObjectBody.of(bytes, CONTENT_TYPE));
    }
}
