package dev.causerie.plugin.meeting;

import dev.causerie.api.domain.media.Slot;
import dev.causerie.api.domain.media.SlotsChanged;
import dev.causerie.api.domain.media.TrackSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code media-slots}: what each of a client's slots shows now. Immutable. */
record MediaSlots(String meetingId, List<View> slots) {

    /** One slot; nobody's while it is empty. */
    record View(
            String mid,
            String kind,
            Optional<String> userId,
            Optional<String> username,
            Optional<TrackSource> source,
            OptionalInt layer,
            boolean paused) {

        static View of(Slot slot) {
            return new View(
                    slot.mid(),
                    slot.kind(),
                    slot.userId().map(String::valueOf),
                    slot.username(),
                    slot.source(),
                    slot.layer(),
                    slot.paused());
        }
    }

    static MediaSlots of(SlotsChanged changed) {
        return new MediaSlots(
                changed.room().id(), changed.slots().stream().map(View::of).toList());
    }
}
