package dev.causerie.server.auth.account;

import static dev.causerie.server.auth.account.Refusal.assertRefused;
import static dev.causerie.server.auth.account.World.PASSWORD;
import static dev.causerie.server.auth.account.World.REMOTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.api.Code;
import dev.causerie.server.auth.password.PasswordCost;
import dev.causerie.server.auth.token.Verified;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest extends OnDatabase {

    @ParameterizedTest
    @ValueSource(strings = {"Ada", "ada", " ADA ", "ada@example.org", "Ada@EXAMPLE.org"})
    void oneSignsInByNameOrAddressInAnyCase(String login) {
        SignedIn made = world.registered("Ada");

        SignedIn again = world.signIn.login(login, PASSWORD, REMOTE);

        assertThat(again.account()).isEqualTo(made.account());
        assertThat(world.verify(again)).isInstanceOf(Verified.class);
        assertThat(world.logins.of(World.id(made))).hasSize(2);
    }

    @Test
    void aWrongPasswordAnUnknownLoginAndAGuestAreToldTheSame() {
        world.registered("ada");
        world.signUp.guest("guest", "abc-defg-hij", REMOTE);

        for (String login : List.of("ada", "nobody", "nobody@example.org", "", "guest", "%", "a_a")) {
            assertRefused(
                    Code.UNAUTHORIZED,
                    "The login or the password is wrong",
                    () -> world.signIn.login(login, "wrong horse", REMOTE));
        }
        assertRefused(Code.UNAUTHORIZED, "wrong", () -> world.signIn.login("guest", "", REMOTE));
    }

    @Test
    void aDeletedAccountCanNotSignIn() {
        world.accounts.delete(World.id(world.registered("ada")));

        assertRefused(Code.UNAUTHORIZED, "wrong", () -> world.signIn.login("ada", PASSWORD, REMOTE));
    }

    @Test
    void aHashOfAnOlderCostIsMadeAnewAtSignIn() {
        long id = World.id(world.registered("ada"));
        reopen(List.of(), new PasswordCost(16, 2, 1));

        world.signIn.login("ada", PASSWORD, REMOTE);

        assertThat(world.store.mapper(UserMapper.class).find(id).orElseThrow().passwordHash())
                .startsWith("$argon2id$v=19$m=16,t=2,p=1$");
        assertThat(world.signIn.login("ada", PASSWORD, REMOTE)).isNotNull();
    }

    @Test
    void accountsOutliveTheServer() {
        SignedIn made = world.registered("ada");
        reopen(List.of(), CHEAP);

        assertThat(world.signIn.login("ada", PASSWORD, REMOTE).account()).isEqualTo(made.account());
        assertThat(world.logins.refresh(made.refreshToken()).account()).isEqualTo(made.account());
    }
}
