package dev.causerie.server.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PrivateFileTest {

    @TempDir
    Path data;

    @Test
    void whatIsWrittenIsForTheOwnerAloneAndLeavesNothingElse() throws Exception {
        PrivateFile file = new PrivateFile(data.resolve("not/there/yet"), "secret");

        assertThat(file.exists()).isFalse();
        file.write(bytes("first"));
        file.write(bytes("second"));

        assertThat(file.read()).asString().isEqualTo("second");
        assertThat(file.size()).isEqualTo(6);
        assertThat(permissions(file.path())).isEqualTo("rw-------");
        try (var files = Files.list(file.path().getParent())) {
            assertThat(files).containsExactly(file.path());
        }
    }

    @Test
    void readingTakesItFromOthers() throws Exception {
        PrivateFile file = new PrivateFile(data, "secret");
        Files.writeString(file.path(), "mine");
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-rw-r--"));

        assertThat(file.read()).asString().isEqualTo("mine");
        assertThat(permissions(file.path())).isEqualTo("rw-------");
    }

    @Test
    void aWriteThatFailsLeavesNothingBehind() throws Exception {
        Files.createDirectories(data.resolve("secret/in/the/way"));
        PrivateFile file = new PrivateFile(data, "secret");

        assertThatThrownBy(() -> file.write(bytes("x"))).isInstanceOf(IOException.class);
        try (var files = Files.list(data)) {
            assertThat(files).containsExactly(file.path());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
