package dev.causerie.server.auth.account;

import dev.causerie.api.Code;
import dev.causerie.api.Rejected;
import dev.causerie.server.auth.password.Passwords;
import dev.causerie.server.auth.password.Passwords.Match;
import dev.causerie.server.store.Store;
import java.util.Optional;

/** Signs accounts in by their password. Thread-safe; hashes passwords, and reads and writes the database. */
public final class SignIn {

    private final Store store;
    private final UserMapper users;
    private final Logins logins;
    private final Passwords passwords;

    /** Opens logins for those whose password is right. */
    public SignIn(Store store, Logins logins, Passwords passwords) {
        this.store = store;
        this.users = store.mapper(UserMapper.class);
        this.logins = logins;
        this.passwords = passwords;
    }

    /**
     * Signs an account in. An unknown login takes as long as a wrong password, and is told no differently.
     *
     * @param login the username or the e-mail address, in any case
     * @throws Rejected with {@code UNAUTHORIZED} if either is wrong
     */
    public SignedIn login(String login, String password, Device device) {
        Optional<UserRow> known = find(login);
        Match match = passwords.check(password, known.flatMap(user -> Optional.ofNullable(user.passwordHash())));
        if (match == Match.WRONG) {
            throw wrong();
        }
        UserRow user = known.orElseThrow(SignIn::wrong);
        if (match == Match.RIGHT_AND_OUTDATED && user.passwordHash() != null) {
            users.replacePasswordHash(user.id(), user.passwordHash(), passwords.hash(password));
        }
        return store.repeatableTransaction(() -> users.lock(user.id())
                // A password changed, or an account deleted, since it was read must not be signed in to.
                .filter(now -> now.tokenVersion() == user.tokenVersion())
                .map(now -> logins.open(now, device))
                .orElseThrow(SignIn::wrong));
    }

    /** What all the ways to write one login have in common: to count attempts by. */
    public static String key(String login) {
        String text = login.strip();
        return text.contains("@") ? EmailAddress.fold(text) : Username.fold(text);
    }

    private Optional<UserRow> find(String login) {
        String key = key(login);
        return key.contains("@") ? users.byEmailKey(key) : users.byUsernameKey(key);
    }

    private static Rejected wrong() {
        return new Rejected(Code.UNAUTHORIZED, "The login or the password is wrong");
    }
}
