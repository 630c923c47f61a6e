package dev.causerie.server.auth.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causerie.server.config.Mode;
import dev.causerie.server.config.OperatorError;
import dev.causerie.server.config.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SigningSecretTest {

    @TempDir
    Path data;

    @Test
    void productionNeedsASecret() {
        assertThatThrownBy(() -> of(Mode.PRODUCTION))
                .isInstanceOf(OperatorError.class)
                .hasMessageContainingAll("auth.jwtSecret", "JWT_SECRET", "openssl rand");
        assertThat(data).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void noModeTakesLessThan256Bits(Mode mode) {
        assertThatThrownBy(() -> of("aA1!bB2@cC3#dD4$eE5%fF6^gG7&hH8", mode))
                .isInstanceOf(OperatorError.class)
                .hasMessageContainingAll("auth.jwtSecret", "31 bytes", "JWT_SECRET")
                .hasMessageNotContaining("aA1!");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "please-change-me-before-production-0123456789",
                "your-256-bit-secret-your-256-bit-secret",
                "YOUR_JWT_SECRET_YOUR_JWT_SECRET_1234",
                "an-example-of-a-secret-with-enough-bytes",
                "the-default-secret-0123456789-abcdef",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "123412341234123412341234123412341234",
            })
    void productionRefusesWhatLooksLikeAnExamples(String value) {
        assertThatThrownBy(() -> of(value, Mode.PRODUCTION))
                .isInstanceOf(OperatorError.class)
                .hasMessageContainingAll("auth.jwtSecret", "example", "JWT_SECRET");
        assertThat(of(value, Mode.DEMO).keyId()).hasSize(16);
    }

    @Test
    void aConfiguredSecretIsUsedAndNotKept() {
        SigningSecret secret = of("hV3k9T2mQ8xR5wZ1bN7cL4pJ6sD0fG2y", Mode.PRODUCTION);

        assertThat(secret.key().getEncoded()).asString().isEqualTo("hV3k9T2mQ8xR5wZ1bN7cL4pJ6sD0fG2y");
        assertThat(secret.toString()).doesNotContain("hV3k");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void theDemoMakesOneThatOnlyTheOwnerReadsAndKeepsIt() throws Exception {
        Path folder = data.resolve("not/there/yet");

        SigningSecret made = SigningSecret.of(Optional.empty(), Mode.DEMO, folder, new SecureRandom());
        SigningSecret read = SigningSecret.of(Optional.empty(), Mode.DEMO, folder, new SecureRandom());

        assertThat(read.key()).isEqualTo(made.key());
        assertThat(made.key().getEncoded()).hasSizeGreaterThanOrEqualTo(32);
        assertThat(permissions(folder.resolve("jwt.secret"))).isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).extracting(Path::getFileName).containsExactly(Path.of("jwt.secret"));
        }
    }

    @Test
    void aFileThatOthersCouldReadIsTakenFromThem() throws Exception {
        SigningSecret made = of(Mode.DEMO);
        Path file = data.resolve("jwt.secret");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(of(Mode.DEMO).key()).isEqualTo(made.key());
        assertThat(permissions(file)).isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "short", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void aFileWithoutASecretIsTheOperatorsToMend(String content) throws Exception {
        Files.writeString(data.resolve("jwt.secret"), content);

        assertThatThrownBy(() -> of(Mode.DEMO))
                .isInstanceOf(OperatorError.class)
                .hasMessageContainingAll("jwt.secret", "delete it");
    }

    @Test
    void aDataFolderThatIsNoFolderIsTheOperatorsToMend() throws Exception {
        Path file = Files.writeString(data.resolve("file"), "");

        assertThatThrownBy(() -> SigningSecret.of(Optional.empty(), Mode.DEMO, file, new SecureRandom()))
                .isInstanceOf(OperatorError.class)
                .hasMessageContainingAll("jwt.secret", "data folder", "auth.jwtSecret");
    }

    @Test
    void twoSecretsHaveTwoNames() {
        assertThat(of("hV3k9T2mQ8xR5wZ1bN7cL4pJ6sD0fG2y", Mode.DEMO).keyId())
                .isNotEqualTo(of("hV3k9T2mQ8xR5wZ1bN7cL4pJ6sD0fG2z", Mode.DEMO).keyId());
    }

    private SigningSecret of(Mode mode) {
        return SigningSecret.of(Optional.empty(), mode, data, new SecureRandom());
    }

    private SigningSecret of(String value, Mode mode) {
        return SigningSecret.of(Optional.of(new Secret(value)), mode, data, new SecureRandom());
    }

    private static String permissions(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
