package dev.causerie.server.auth.account;

import dev.causerie.api.Code;
import dev.causerie.api.Rejected;
import dev.causerie.server.auth.password.Passwords;
import dev.causerie.server.store.Duplicate;
import dev.causerie.server.store.Store;
import java.time.Clock;

/** Makes accounts and guests. Thread-safe; hashes passwords, and reads and writes the database. */
public final class SignUp {

    private static final int LONGEST_MEETING_ID = 64;

    private final Store store;
    private final UserMapper users;
    private final Logins logins;
    private final Passwords passwords;
    private final GuestGate gate;
    private final Clock clock;

    /** Asks {@code gate} before a guest is made. */
    public SignUp(Store store, Logins logins, Passwords passwords, GuestGate gate, Clock clock) {
        this.store = store;
        this.users = store.mapper(UserMapper.class);
        this.logins = logins;
        this.passwords = passwords;
        this.gate = gate;
        this.clock = clock;
    }

    /**
     * Makes an account and signs it in. The first that is made on the server's own machine administers it.
     *
     * @throws Rejected with {@code BAD_REQUEST} naming the field that does not fit; with {@code CONFLICT} if the name or
     *     the address is taken, whatever its case
     */
    public SignedIn register(String username, String email, String password, Device device) {
        Username name = Username.of(username);
        EmailAddress address = EmailAddress.of(email);
        Passwords.check("password", password);
        refuseTaken(name, address);
        NewUser account = NewUser.account(name, address, passwords.hash(password), clock.instant());
        try {
            if (device.local() && users.firstLocals() == 0) {
                return makeFirstLocal(account, device);
            }
            return make(account, device);
        } catch (Duplicate taken) {
            refuseTaken(name, address);
            throw taken;
        }
    }

    /**
     * Makes a guest of one meeting and signs him in. Guests' names may repeat.
     *
     * @throws Rejected with {@code BAD_REQUEST} naming the field that does not fit; with {@code NOT_FOUND} if there is no
     *     such meeting; with {@code FORBIDDEN} if it lets no guests in
     */
    public SignedIn guest(String username, String meetingId, Device device) {
        Username name = Username.of(username);
        if (meetingId.isBlank() || meetingId.length() > LONGEST_MEETING_ID) {
            throw Rejected.badRequest("meetingId", "must be 1 to " + LONGEST_MEETING_ID + " characters");
        }
        if (!gate.admits(meetingId)) {
            throw new Rejected(Code.FORBIDDEN, "Meeting " + meetingId + " lets no guests in");
        }
        return make(NewUser.guest(name, meetingId, clock.instant()), device);
    }

    private SignedIn makeFirstLocal(NewUser account, Device device) {
        try {
            return make(account.asFirstLocal(), device);
        } catch (Duplicate raced) {
            // Somebody else became the first at the same time, or has the name: without the claim it is told which.
            return make(account, device);
        }
    }

    private SignedIn make(NewUser user, Device device) {
        return store.repeatableTransaction(() -> {
            GeneratedKey key = new GeneratedKey();
            users.insert(user, key);
            return logins.open(users.find(key.id()).orElseThrow(), device);
        });
    }

    private void refuseTaken(Username name, EmailAddress address) {
        if (users.byUsernameKey(name.key()).isPresent()) {
            throw Rejected.conflict("username " + name.text() + " is taken");
        }
        if (users.byEmailKey(address.key()).isPresent()) {
            throw Rejected.conflict("email " + address.text() + " is taken");
        }
    }
}
