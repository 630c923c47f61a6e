package dev.causerie.server.sfu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the media of those who may not be in their room any more, and blocks what may not pass of the others, though nobody
 * told the media server: a message that was lost, a plugin that failed between its commit and its call. Run again and
 * again, by one thread. Where an owner can not say, as while its plugin reloads, media goes on.
 */
public final class MediaReview implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(MediaReview.class);

    private final Conferences conferences;
    private final Grants grants;

    /** Reviews what {@code conferences} carry by what {@code grants} say. */
    public MediaReview(Conferences conferences, Grants grants) {
        this.conferences = conferences;
        this.grants = grants;
    }

    /** Asks about each session that has media. Blocking; a question that fails is asked again next time. */
    @Override
    public void run() {
        List<RuntimeException> failures = new ArrayList<>();
        for (Carried.Stream stream : conferences.carried()) {
            try {
                review(stream);
            } catch (RuntimeException failure) {
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            LOG.warn("Whether {} sessions may have media is not known now", failures.size(), failures.get(0));
        }
    }

    private void review(Carried.Stream stream) {
        Optional<Boolean> allowed = grants.allows(stream.room(), stream.sessionId(), stream.userId());
        if (allowed.isPresent() && !allowed.get()) {
            LOG.warn("User {} has media in {} and may not be there: it ends", stream.userId(), stream.room());
            conferences.close(stream.room(), stream.sessionId());
        } else if (allowed.isPresent()) {
            grants.blocks(stream.room(), stream.userId())
                    .ifPresent(blocked -> conferences.block(stream.room(), stream.userId(), blocked));
        }
    }
}
