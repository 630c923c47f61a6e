package dev.causerie.server.auth.account;

import dev.causerie.api.Rejected;
import dev.causerie.server.auth.MovableClock;
import dev.causerie.server.auth.password.PasswordCost;
import dev.causerie.server.auth.password.Passwords;
import dev.causerie.server.auth.token.Revocations;
import dev.causerie.server.auth.token.SigningSecret;
import dev.causerie.server.auth.token.Tokens;
import dev.causerie.server.auth.token.Verification;
import dev.causerie.server.config.Mode;
import dev.causerie.server.config.StoreSettings;
import dev.causerie.server.store.Database;
import dev.causerie.server.store.Owner;
import dev.causerie.server.store.Store;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Accounts over a real database in a folder, with cheap hashes and a clock that the test moves. */
final class World implements AutoCloseable {

    static final Duration ACCESS = Duration.ofMinutes(15);
    static final Duration REFRESH = Duration.ofDays(30);
    static final String PASSWORD = "correct horse";
    static final Device REMOTE = new Device("Browser/1.0", false);
    static final Device LOCAL = new Device("Browser/1.0", true);

    final MovableClock clock = new MovableClock();
    final Revocations revocations = new Revocations(ACCESS, clock);
    final Passwords passwords;
    final Store store;
    final Tokens tokens;
    final CachedUsers users;
    final Logins logins;
    final SignUp signUp;
    final SignIn signIn;
    final Accounts accounts;

    private final Database database;

    World(Path data, StoreSettings settings, List<String> named, PasswordCost cost) {
        SecureRandom random = new SecureRandom();
        Admins admins = new Admins(named);
        database = Database.open(settings, data);
        store = database.store(Owner.host());
        passwords = new Passwords(cost, random, Duration.ofSeconds(30));
        tokens = new Tokens(
                SigningSecret.of(Optional.empty(), Mode.DEMO, data, random), ACCESS, revocations, clock, random);
        users = new CachedUsers(store, admins);
        logins = new Logins(store, users, tokens, revocations, REFRESH, clock, random);
        signUp = new SignUp(store, logins, passwords, World::admits, clock);
        signIn = new SignIn(store, logins, passwords);
        accounts = new Accounts(store, users, logins, passwords, admins, clock);
    }

    /** Signs up under this name, from another machine. */
    SignedIn registered(String name) {
        return signUp.register(name, name + "@example.org", PASSWORD, REMOTE);
    }

    Verification verify(SignedIn signedIn) {
        return tokens.verify(signedIn.accessToken().text());
    }

    static long id(SignedIn signedIn) {
        return signedIn.account().user().id();
    }

    private static boolean admits(String meetingId) {
        if (meetingId.equals("no-such-one")) {
            throw Rejected.notFound("meeting " + meetingId);
        }
        return !meetingId.equals("members-only");
    }

    @Override
    public void close() {
        store.close();
        database.close();
    }
}
