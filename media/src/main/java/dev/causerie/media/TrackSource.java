package dev.causerie.media;

import java.util.Locale;
import java.util.Optional;

/** Where a published track comes from. Immutable. */
public enum TrackSource {
    CAMERA(MediaKind.VIDEO),
    MICROPHONE(MediaKind.AUDIO),
    SCREEN(MediaKind.VIDEO),
    SCREEN_AUDIO(MediaKind.AUDIO);

    private final MediaKind kind;

    TrackSource(MediaKind kind) {
        this.kind = kind;
    }

    /** Returns the kind of media this source produces. */
    public MediaKind kind() {
        return kind;
    }

    /** Returns the name as the wire writes it, for example {@code screen-audio}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the source with this wire name, or empty when there is none. */
    public static Optional<TrackSource> of(String label) {
        for (TrackSource source : values()) {
            if (source.label().equals(label)) {
                return Optional.of(source);
            }
        }
        return Optional.empty();
    }

    /** Returns what a track of this kind is when nobody said: a camera or a microphone. */
    public static TrackSource usual(MediaKind kind) {
        return kind == MediaKind.VIDEO ? CAMERA : MICROPHONE;
    }
}
