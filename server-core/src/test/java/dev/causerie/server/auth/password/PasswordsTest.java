package dev.causerie.server.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.causerie.api.Code;
import dev.causerie.api.Rejected;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PasswordsTest {

    private static final PasswordCost CHEAP = new PasswordCost(8, 1, 1);

    private final Passwords passwords = new Passwords(CHEAP, new SecureRandom(), Duration.ofSeconds(30));

    @Test
    void onlyTheRightPasswordMatches() {
        Optional<String> stored = Optional.of(passwords.hash("correct horse"));

        assertThat(passwords.check("correct horse", stored)).isEqualTo(Passwords.Match.RIGHT);
        assertThat(passwords.check("Correct horse", stored)).isEqualTo(Passwords.Match.WRONG);
    }

    @Test
    void onePasswordHasManyHashes() {
        assertThat(passwords.hash("correct horse")).isNotEqualTo(passwords.hash("correct horse"));
    }

    @Test
    void aHashOfAnotherCostIsOutdated() {
        String older =
                new Passwords(new PasswordCost(16, 1, 1), new SecureRandom(), Duration.ZERO).hash("correct horse");

        assertThat(passwords.check("correct horse", Optional.of(older))).isEqualTo(Passwords.Match.RIGHT_AND_OUTDATED);
        assertThat(passwords.check("wrong horse", Optional.of(older))).isEqualTo(Passwords.Match.WRONG);
    }

    @Test
    void nobodysPasswordIsNeverRightAndIsHashedAllTheSame() throws Exception {
        BlockingRandom random = new BlockingRandom();
        Passwords oneByOne = new Passwords(CHEAP, random, Duration.ZERO);

        assertThat(passwords.check("", Optional.empty())).isEqualTo(Passwords.Match.WRONG);
        random.whileHashing(oneByOne, 2, () -> assertThatThrownBy(() -> oneByOne.check("anything", Optional.empty()))
                .isInstanceOfSatisfying(
                        Rejected.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.UNAVAILABLE)));
    }

    @Test
    void twoAreHashedAtOnceAndTheThirdIsRefusedWhenItsPatienceEnds() throws Exception {
        BlockingRandom random = new BlockingRandom();
        Passwords busy = new Passwords(CHEAP, random, Duration.ofMillis(20));

        random.whileHashing(busy, 2, () -> assertThatThrownBy(() -> busy.hash("correct horse"))
                .isInstanceOfSatisfying(
                        Rejected.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.UNAVAILABLE)));

        assertThatCode(() -> busy.hash("correct horse")).doesNotThrowAnyException();
    }

    @Test
    void whoIsPatientGetsHisTurn() throws Exception {
        BlockingRandom random = new BlockingRandom();
        Passwords busy = new Passwords(CHEAP, random, Duration.ofSeconds(30));
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<?>[] third = new Future<?>[1];
            random.whileHashing(busy, 2, () -> third[0] = other.submit(() -> busy.hash("correct horse")));
            assertThat(third[0].get()).asString().startsWith("$argon2id$");
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void lengthIsCountedInCharactersAsPeopleDo() {
        assertThatCode(() -> Passwords.check("password", "\uD83D\uDE00".repeat(256)))
                .doesNotThrowAnyException();
        for (String bad : List.of("", "1234567", "x".repeat(257), "\uD83D\uDE00".repeat(7))) {
            assertThatThrownBy(() -> Passwords.check("newPassword", bad))
                    .isInstanceOf(Rejected.class)
                    .hasMessageStartingWith("newPassword must be 8 to 256 characters");
        }
    }

    /** Holds everyone who asks for a salt while the test says so: that is inside a hash's turn. */
    private static final class BlockingRandom extends SecureRandom {

        private final AtomicInteger holding = new AtomicInteger();
        private volatile CountDownLatch gate = new CountDownLatch(0);

        @Override
        public void nextBytes(byte[] bytes) {
            holding.incrementAndGet();
            try {
                gate.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            super.nextBytes(bytes);
        }

        void whileHashing(Passwords passwords, int many, Runnable test) throws Exception {
            gate = new CountDownLatch(1);
            holding.set(0);
            ExecutorService hashers = Executors.newFixedThreadPool(many);
            try {
                List<Future<String>> hashes = IntStream.range(0, many)
                        .mapToObj(i -> hashers.submit(() -> passwords.hash("correct horse")))
                        .toList();
                await().until(() -> holding.get() == many);
                test.run();
                gate.countDown();
                for (Future<String> hash : hashes) {
                    hash.get();
                }
            } finally {
                gate.countDown();
                hashers.shutdownNow();
            }
        }
    }
}
