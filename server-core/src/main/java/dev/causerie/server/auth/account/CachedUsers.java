package dev.causerie.server.auth.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.domain.users.Users;
import dev.causerie.server.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The users, read through a cache: a change made on this node shows at once, one made on another within 10 seconds.
 * Thread-safe; a miss reads the database.
 */
public final class CachedUsers implements Users {

    private static final Duration STALE_AFTER = Duration.ofSeconds(10);
    private static final int MOST = 10_000;
    private static final int AT_ONCE = 500;

    private final UserMapper mapper;
    private final Admins admins;
    private final AtomicLong changes = new AtomicLong();
    private final Cache<Long, User> cache = Caffeine.newBuilder()
            .expireAfterWrite(STALE_AFTER)
            .maximumSize(MOST)
            .build();

    /** Reads from the store. */
    public CachedUsers(Store store, Admins admins) {
        this.mapper = store.mapper(UserMapper.class);
        this.admins = admins;
    }

    @Override
    public Optional<User> find(long id) {
        return Optional.ofNullable(findAll(List.of(id)).get(id));
    }

    @Override
    public Map<Long, User> findAll(Collection<Long> ids) {
        Map<Long, User> found = new HashMap<>(cache.getAllPresent(ids));
        List<Long> missing =
                ids.stream().distinct().filter(id -> !found.containsKey(id)).toList();
        for (int from = 0; from < missing.size(); from += AT_ONCE) {
            long seen = changes.get();
            List<Long> some = new ArrayList<>(missing.subList(from, Math.min(missing.size(), from + AT_ONCE)));
            for (UserRow row : mapper.findAll(some)) {
                User user = user(row);
                found.put(user.id(), user);
                keep(user, seen);
            }
        }
        return Map.copyOf(found);
    }

    /** Forgets a user that has changed; to be called after the commit. */
    void changed(long id) {
        changes.incrementAndGet();
        cache.invalidate(id);
    }

    User user(UserRow row) {
        return new User(
                row.id(), row.username(), admins.include(row), Optional.ofNullable(row.guestOf()), row.createdAt());
    }

    Account account(UserRow row) {
        return new Account(user(row), Optional.ofNullable(row.email()));
    }

    /** A change since the row was read forbids keeping it; computing is atomic with the invalidation of the key. */
    private void keep(User user, long seen) {
        cache.asMap().compute(user.id(), (id, kept) -> changes.get() == seen ? user : kept);
    }
}
