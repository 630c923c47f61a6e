package dev.causerie.server.auth.account;

import static dev.causerie.server.auth.account.Refusal.assertRefused;
import static dev.causerie.server.auth.account.World.PASSWORD;
import static dev.causerie.server.auth.account.World.REMOTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.api.Code;
import dev.causerie.api.domain.users.User;
import dev.causerie.server.auth.token.Verification.Reason;
import dev.causerie.server.auth.token.Verification.Refused;
import dev.causerie.server.auth.token.Verified;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AccountsTest extends OnDatabase {

    @Test
    void aNewNameShowsAtOnce() {
        long id = World.id(world.registered("ada"));
        assertThat(world.users.find(id)).map(User::username).contains("ada");

        assertThat(world.accounts.rename(id, "Ada L.").user().username()).isEqualTo("Ada L.");

        assertThat(world.users.find(id)).map(User::username).contains("Ada L.");
        assertThat(world.signIn.login("ada l.", PASSWORD, REMOTE)).isNotNull();
        assertThat(world.signUp.register("ada", "second@example.org", PASSWORD, REMOTE))
                .isNotNull();
    }

    @Test
    void onesOwnNameInAnotherCaseIsNoConflict() {
        long id = World.id(world.registered("ada"));

        assertThat(world.accounts.rename(id, "ADA").user().username()).isEqualTo("ADA");
    }

    @Test
    void anothersNameIsAConflict() {
        world.registered("Bob");
        long id = World.id(world.registered("ada"));

        assertRefused(Code.CONFLICT, "bob is taken", () -> world.accounts.rename(id, "bob"));
        assertRefused(Code.BAD_REQUEST, "username", () -> world.accounts.rename(id, ""));
        assertThat(world.users.find(id)).map(User::username).contains("ada");
    }

    @Test
    void nobodyBecomesAdminByTakingANameOfTheConfiguration() {
        reopen(List.of("root"), CHEAP);
        long id = World.id(world.registered("ada"));

        assertRefused(Code.FORBIDDEN, "reserved", () -> world.accounts.rename(id, "ROOT"));

        long root = World.id(world.registered("root"));
        assertThat(world.accounts.rename(root, "Root").user().admin()).isTrue();
    }

    @Test
    void aGuestMayChangeHisNameToAnyones() {
        world.registered("ada");
        long guest = World.id(world.signUp.guest("Bob", "abc-defg-hij", REMOTE));

        assertThat(world.accounts.rename(guest, "ada").user().username()).isEqualTo("ada");
    }

    @Test
    void aNewPasswordEndsEveryOtherLogin() {
        SignedIn here = world.registered("ada");
        SignedIn there = world.signIn.login("ada", PASSWORD, REMOTE);

        SignedIn again = world.accounts.changePassword(World.id(here), PASSWORD, "battery staple", REMOTE);

        assertThat(world.verify(here)).isEqualTo(new Refused(Reason.REVOKED));
        assertThat(world.verify(there)).isEqualTo(new Refused(Reason.REVOKED));
        assertThat(world.verify(again)).isInstanceOf(Verified.class);
        assertRefused(Code.UNAUTHORIZED, "sign in again", () -> world.logins.refresh(there.refreshToken()));
        assertThat(world.logins.refresh(again.refreshToken())).isNotNull();
        assertRefused(Code.UNAUTHORIZED, "wrong", () -> world.signIn.login("ada", PASSWORD, REMOTE));
        assertThat(world.signIn.login("ada", "battery staple", REMOTE)).isNotNull();
    }

    @Test
    void aPasswordIsChangedOnlyByWhoKnowsIt() {
        SignedIn here = world.registered("ada");
        long id = World.id(here);
        long guest = World.id(world.signUp.guest("Bob", "abc-defg-hij", REMOTE));

        assertRefused(
                Code.FORBIDDEN,
                "currentPassword",
                () -> world.accounts.changePassword(id, "wrong horse", "battery staple", REMOTE));
        assertRefused(
                Code.BAD_REQUEST, "newPassword", () -> world.accounts.changePassword(id, PASSWORD, "short", REMOTE));
        assertRefused(
                Code.FORBIDDEN, "guest", () -> world.accounts.changePassword(guest, "", "battery staple", REMOTE));
        assertThat(world.verify(here)).isInstanceOf(Verified.class);
    }

    @Test
    void whatIsDeletedIsGoneAndItsIdIsNeverUsedAgain() {
        SignedIn ada = world.registered("ada");
        long id = World.id(ada);
        assertThat(world.users.find(id)).isPresent();

        world.accounts.delete(id);

        assertThat(world.users.find(id)).isEmpty();
        assertThat(world.verify(ada)).isEqualTo(new Refused(Reason.REVOKED));
        assertRefused(Code.UNAUTHORIZED, "sign in again", () -> world.logins.refresh(ada.refreshToken()));
        assertRefused(Code.UNAUTHORIZED, "deleted", () -> world.accounts.find(id));
        assertRefused(Code.UNAUTHORIZED, "deleted", () -> world.accounts.rename(id, "x"));
        assertRefused(Code.UNAUTHORIZED, "deleted", () -> world.accounts.delete(id));
        assertThat(World.id(world.registered("ada"))).isGreaterThan(id);
    }

    @Test
    void accountsAreFoundByHowTheirNamesBegin() {
        for (String name : List.of("bob", "Adele", "ada", "adam", "a_b", "a%b", "a!b")) {
            world.registered(name);
        }
        world.signUp.guest("Adalbert", "abc-defg-hij", REMOTE);
        world.accounts.delete(World.id(world.registered("adieu")));

        assertThat(names("AD", 10)).containsExactly("ada", "adam", "Adele");
        assertThat(names("a_", 10)).containsExactly("a_b");
        assertThat(names("a%", 10)).containsExactly("a%b");
        assertThat(names("a!", 10)).containsExactly("a!b");
        assertThat(names("da", 10)).isEmpty();
        assertThat(names("", 10)).hasSize(7);
        assertThat(world.accounts.search("ad", 2).hasMore()).isTrue();
        assertThat(world.accounts.search("ad", 3).hasMore()).isFalse();
    }

    @Test
    void manyUsersAreFoundAtOnceAndTheMissingLeftOut() {
        long ada = World.id(world.registered("ada"));
        long bob = World.id(world.registered("bob"));
        world.users.find(ada);
        List<Long> asked = LongStream.concat(LongStream.of(ada, bob, ada, -1), LongStream.range(1_000, 2_500))
                .boxed()
                .toList();

        Map<Long, User> found = world.users.findAll(asked);

        assertThat(found).containsOnlyKeys(ada, bob);
        assertThat(world.users.findAll(List.of())).isEmpty();
    }

    private List<String> names(String beginning, int limit) {
        return world.accounts.search(beginning, limit).items().stream()
                .map(User::username)
                .toList();
    }
}
