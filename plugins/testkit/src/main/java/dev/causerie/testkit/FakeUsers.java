package dev.causerie.testkit;

import dev.causerie.api.domain.users.User;
import dev.causerie.api.domain.users.Users;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The users that a test has made. Thread-safe. */
final class FakeUsers implements Users {

    private final Clock clock;
    private final AtomicLong lastId = new AtomicLong();
    private final Map<Long, User> users = new ConcurrentHashMap<>();

    FakeUsers(Clock clock) {
        this.clock = clock;
    }

    User add(String username, Optional<String> guestOf) {
        User user = new User(lastId.incrementAndGet(), username, false, guestOf, clock.instant());
        users.put(user.id(), user);
        return user;
    }

    @Override
    public Optional<User> find(long id) {
        return Optional.ofNullable(users.get(id));
    }

    @Override
    public Map<Long, User> findAll(Collection<Long> ids) {
        return new TreeSet<>(ids)
                .stream().flatMap(id -> find(id).stream()).collect(Collectors.toMap(User::id, Function.identity()));
    }
}
