package dev.causerie.server.auth.account;

import static dev.causerie.server.auth.account.Refusal.assertRefused;
import static dev.causerie.server.auth.account.World.LOCAL;
import static dev.causerie.server.auth.account.World.PASSWORD;
import static dev.causerie.server.auth.account.World.REMOTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.api.Code;
import dev.causerie.api.Rejected;
import dev.causerie.server.auth.token.Verified;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignUpTest extends OnDatabase {

    @Test
    void whoSignsUpIsSignedIn() {
        SignedIn made = world.signUp.register("  Ada Lovelace ", " Ada@Example.org ", PASSWORD, REMOTE);

        assertThat(made.account().user().username()).isEqualTo("Ada Lovelace");
        assertThat(made.account().email()).contains("Ada@Example.org");
        assertThat(made.account().user().guest()).isFalse();
        assertThat(made.account().user().admin()).isFalse();
        assertThat(made.account().user().createdAt()).isEqualTo("2026-01-01T12:00:00.123Z");
        assertThat(world.verify(made)).isInstanceOfSatisfying(Verified.class, verified -> assertThat(verified.userId())
                .isEqualTo(World.id(made)));
        assertThat(world.users.find(World.id(made))).contains(made.account().user());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "ADA", " Ada ", "\uFF21da"})
    void aNameIsTakenWhateverItsCase(String same) {
        world.registered("Ada");

        assertRefused(Code.CONFLICT, "username", () -> world.signUp.register(same, "b@example.org", PASSWORD, REMOTE));
    }

    @Test
    void namesThatDifferByAnAccentAreTwo() {
        world.registered("jose");

        assertThat(world.signUp.register("jos\u00e9", "b@example.org", PASSWORD, REMOTE))
                .isNotNull();
    }

    @Test
    void anAddressIsTakenWhateverItsCase() {
        world.registered("ada");

        assertRefused(Code.CONFLICT, "email", () -> world.signUp.register("bob", "ADA@example.ORG", PASSWORD, REMOTE));
    }

    @Test
    void whatDoesNotFitIsRefusedNamingTheField() {
        assertRefused(Code.BAD_REQUEST, "username", () -> world.signUp.register("", "a@example.org", PASSWORD, REMOTE));
        assertRefused(Code.BAD_REQUEST, "email", () -> world.signUp.register("ada", "ada", PASSWORD, REMOTE));
        assertRefused(
                Code.BAD_REQUEST, "password", () -> world.signUp.register("ada", "a@example.org", "1234567", REMOTE));
    }

    @Test
    void theLongestNameFitsTheTable() {
        String longest = "\uD83D\uDE00".repeat(64);

        assertThat(world.signUp
                        .register(longest, "a@example.org", PASSWORD, REMOTE)
                        .account()
                        .user()
                        .username())
                .isEqualTo(longest);
    }

    @Test
    void ofManyWhoWantOneNameAtOnceOneGetsIt() throws Exception {
        List<Object> results = atOnce(8, i -> () -> world.signUp.register("ada", i + "@example.org", PASSWORD, REMOTE));

        assertThat(results).filteredOn(SignedIn.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(Rejected.class::isInstance).hasSize(7).allSatisfy(refused -> assertThat(
                        ((Rejected) refused).code())
                .isEqualTo(Code.CONFLICT));
    }

    @Test
    void theFirstMadeOnTheServersOwnMachineIsAdmin() {
        SignedIn remote = world.registered("early");
        SignedIn first = world.signUp.register("ada", "ada@example.org", PASSWORD, LOCAL);
        SignedIn second = world.signUp.register("bob", "bob@example.org", PASSWORD, LOCAL);

        assertThat(remote.account().user().admin()).isFalse();
        assertThat(first.account().user().admin()).isTrue();
        assertThat(second.account().user().admin()).isFalse();
        assertThat(world.users.find(World.id(first))).contains(first.account().user());
    }

    @Test
    void thereIsNoSecondFirstEvenWhenItIsGone() {
        SignedIn first = world.signUp.register("ada", "ada@example.org", PASSWORD, LOCAL);
        world.accounts.delete(World.id(first));

        assertThat(world.signUp
                        .register("bob", "bob@example.org", PASSWORD, LOCAL)
                        .account()
                        .user()
                        .admin())
                .isFalse();
    }

    @Test
    void ofManyLocalOnesAtOnceExactlyOneIsAdmin() throws Exception {
        List<Object> results =
                atOnce(6, i -> () -> world.signUp.register("user" + i, i + "@example.org", PASSWORD, LOCAL));

        assertThat(results)
                .hasOnlyElementsOfType(SignedIn.class)
                .filteredOn(made -> ((SignedIn) made).account().user().admin())
                .hasSize(1);
    }

    @Test
    void aGuestIsNeverTheFirst() {
        assertThat(world.signUp
                        .guest("Ada", "abc-defg-hij", LOCAL)
                        .account()
                        .user()
                        .admin())
                .isFalse();
        assertThat(world.signUp
                        .register("ada", "ada@example.org", PASSWORD, LOCAL)
                        .account()
                        .user()
                        .admin())
                .isTrue();
    }

    @Test
    void whoIsNamedInTheConfigurationIsAdmin() {
        reopen(List.of("ADA", " Bob@Example.org"), CHEAP);

        assertThat(world.registered("ada").account().user().admin()).isTrue();
        assertThat(world.registered("bob").account().user().admin()).isTrue();
        assertThat(world.registered("eve").account().user().admin()).isFalse();
        assertThat(world.signUp
                        .guest("ada", "abc-defg-hij", REMOTE)
                        .account()
                        .user()
                        .admin())
                .isFalse();
    }

    @Test
    void aGuestBelongsToOneMeeting() {
        SignedIn guest = world.signUp.guest("Ada", "abc-defg-hij", REMOTE);

        assertThat(guest.account().user().guestOf()).contains("abc-defg-hij");
        assertThat(guest.account().email()).isEmpty();
        assertThat(world.verify(guest)).isInstanceOf(Verified.class);
        assertThat(world.logins.refresh(guest.refreshToken()).account()).isEqualTo(guest.account());
    }

    @Test
    void namesOfGuestsMayRepeatAndBlockNobody() {
        world.signUp.guest("Ada", "abc-defg-hij", REMOTE);
        world.signUp.guest("Ada", "abc-defg-hij", REMOTE);

        assertThat(world.registered("Ada")).isNotNull();
    }

    @Test
    void aMeetingMayLetNoGuestsIn() {
        assertRefused(Code.FORBIDDEN, "no guests", () -> world.signUp.guest("Ada", "members-only", REMOTE));
        assertRefused(Code.NOT_FOUND, "no-such-one", () -> world.signUp.guest("Ada", "no-such-one", REMOTE));
        assertRefused(Code.BAD_REQUEST, "meetingId", () -> world.signUp.guest("Ada", "", REMOTE));
        assertRefused(Code.BAD_REQUEST, "meetingId", () -> world.signUp.guest("Ada", "x".repeat(65), REMOTE));
        assertRefused(Code.BAD_REQUEST, "username", () -> world.signUp.guest("", "abc-defg-hij", REMOTE));
    }

    private static List<Object> atOnce(int many, Numbered call) throws Exception {
        CyclicBarrier start = new CyclicBarrier(many);
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            List<Future<SignedIn>> running = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                Callable<SignedIn> one = call.of(i);
                running.add(threads.submit(() -> {
                    start.await();
                    return one.call();
                }));
            }
            List<Object> results = new ArrayList<>();
            for (Future<SignedIn> one : running) {
                results.add(outcome(one));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Object outcome(Future<SignedIn> running) throws InterruptedException {
        try {
            return running.get();
        } catch (ExecutionException failed) {
            return failed.getCause();
        }
    }

    /** One of several calls. */
    private interface Numbered {
        Callable<SignedIn> of(int number);
    }
}
