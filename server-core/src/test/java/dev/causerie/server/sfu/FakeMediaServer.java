package dev.causerie.server.sfu;

import dev.causerie.media.MediaServer;
import dev.causerie.media.MediaStats;
import dev.causerie.media.Router;
import dev.causerie.media.RouterListener;
import java.util.ArrayList;
import java.util.List;

/** A media server whose routers carry nothing. Used by one thread. */
final class FakeMediaServer implements MediaServer {

    /** The routers that were opened, the oldest first. */
    final List<FakeRouter> routers = new ArrayList<>();

    FakeRouter last() {
        return routers.get(routers.size() - 1);
    }

    @Override
    public Router openRouter(String id, RouterListener listener) {
        FakeRouter router = new FakeRouter(id, listener);
        routers.add(router);
        return router;
    }

    @Override
    public MediaStats stats() {
        return MediaStats.NONE;
    }

    @Override
    public void close() {
        routers.forEach(FakeRouter::close);
    }
}
