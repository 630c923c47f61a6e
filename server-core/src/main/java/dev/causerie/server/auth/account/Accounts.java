package dev.causerie.server.auth.account;

import dev.causerie.api.Code;
import dev.causerie.api.Rejected;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.http.Page;
import dev.causerie.server.auth.password.Passwords;
import dev.causerie.server.auth.password.Passwords.Match;
import dev.causerie.server.store.Duplicate;
import dev.causerie.server.store.Store;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What users do with their own accounts, and finding others. Thread-safe; reads and writes the database. */
public final class Accounts {

    private final Store store;
    private final UserMapper users;
    private final CachedUsers cache;
    private final Logins logins;
    private final Passwords passwords;
    private final Admins admins;
    private final Clock clock;

    /** Keeps accounts in the store. */
    public Accounts(Store store, CachedUsers cache, Logins logins, Passwords passwords, Admins admins, Clock clock) {
        this.store = store;
        this.users = store.mapper(UserMapper.class);
        this.cache = cache;
        this.logins = logins;
        this.passwords = passwords;
        this.admins = admins;
        this.clock = clock;
    }

    /**
     * The account or guest with this id.
     *
     * @throws Rejected with {@code UNAUTHORIZED} if it was deleted: whoever asks was it
     */
    public Account find(long userId) {
        return users.find(userId).map(cache::account).orElseThrow(Accounts::gone);
    }

    /**
     * Changes the name. To write one's own in another case is no conflict.
     *
     * @throws Rejected with {@code BAD_REQUEST} if it is no name; with {@code CONFLICT} if an account has it; with
     *     {@code FORBIDDEN} if the configuration makes whoever has it an administrator
     */
    public Account rename(long userId, String username) {
        Username name = Username.of(username);
        try {
            return changing(userId, user -> {
                boolean guest = user.guestOf() != null;
                if (!guest && admins.name(name) && !name.key().equals(user.usernameKey())) {
                    throw Rejected.forbidden("username " + name.text() + " is reserved");
                }
                users.rename(userId, name.text(), guest ? null : name.key());
                return find(userId);
            });
        } catch (Duplicate taken) {
            throw Rejected.conflict("username " + name.text() + " is taken");
        }
    }

    /**
     * Changes the password, ends every login of the account, and signs in anew the device that asked.
     *
     * @throws Rejected with {@code BAD_REQUEST} if the new one does not fit; with {@code FORBIDDEN} if the current one is
     *     wrong, or for a guest
     */
    public SignedIn changePassword(long userId, String current, String next, Device device) {
        Passwords.check("newPassword", next);
        String stored = users.find(userId).orElseThrow(Accounts::gone).passwordHash();
        if (stored == null) {
            throw Rejected.forbidden("A guest has no password");
        }
        if (passwords.check(current, Optional.of(stored)) == Match.WRONG) {
            throw Rejected.forbidden("currentPassword is wrong");
        }
        String hash = passwords.hash(next);
        return changing(userId, user -> {
            if (!stored.equals(user.passwordHash())) {
                throw Rejected.conflict("The password was changed at the same time");
            }
            users.setPasswordHash(userId, hash);
            logins.endAll(user);
            return logins.open(users.find(userId).orElseThrow(Accounts::gone), device);
        });
    }

    /** Deletes the user: his tokens are bad, his name and address are free, his id is never used again. */
    public void delete(long userId) {
        changing(userId, user -> {
            logins.endAll(user);
            users.delete(userId, clock.instant());
            return userId;
        });
    }

    /** The accounts whose name begins so, whatever the case, by name; guests are not among them. */
    public Page<User> search(String beginning, int limit) {
        String escaped = Username.fold(beginning.strip()).replaceAll("[!%_]", "!$0");
        List<User> found =
                users.search(escaped + "%", limit + 1).stream().map(cache::user).toList();
        return Page.of(found, limit);
    }

    private <R> R changing(long userId, Function<UserRow, R> change) {
        return store.repeatableTransaction(() -> {
            UserRow user = users.lock(userId).orElseThrow(Accounts::gone);
            store.afterCommit(() -> cache.changed(userId));
            return change.apply(user);
        });
    }

    private static Rejected gone() {
        return new Rejected(Code.UNAUTHORIZED, "The user was deleted");
    }
}
