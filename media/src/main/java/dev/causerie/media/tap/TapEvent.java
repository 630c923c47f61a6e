package dev.causerie.media.tap;

import dev.causerie.media.TapFrame;
import dev.causerie.media.TapListener;
import dev.causerie.media.TapTrack;

/** What goes from the worker to the tap's thread. Immutable. */
sealed interface TapEvent {
    /** Tells the listener. */
    void tell(TapListener listener);

    /** A track begins. */
    record Started(TapTrack track) implements TapEvent {
        @Override
        public void tell(TapListener listener) {
            listener.started(track);
        }
    }

    /** A frame has come. */
    record Frame(TapFrame frame) implements TapEvent {
        @Override
        public void tell(TapListener listener) {
            listener.frame(frame);
        }
    }

    /** A track has ended. */
    record Ended(String trackId) implements TapEvent {
        @Override
        public void tell(TapListener listener) {
            listener.ended(trackId);
        }
    }

    /** Nothing follows. */
    record Closed() implements TapEvent {
        @Override
        public void tell(TapListener listener) {
            listener.closed();
        }
    }
}
