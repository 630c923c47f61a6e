package dev.causerie.bench.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** That what is measured is what is shipped. */
class ServersTest {

    @Test
    void theFlagsAreThoseOfTheDistribution() throws IOException {
        Path launcher = Path.of(System.getProperty("causerie.sources"), "dist/src/main/bin/causerie");
        String start = Files.readString(launcher, StandardCharsets.UTF_8)
                .replaceAll("\\\\\\n", " ")
                .lines()
                .filter(line -> line.startsWith("exec "))
                .findFirst()
                .orElseThrow();
        assertThat(start.split("\\s+", -1))
                .filteredOn(word -> word.startsWith("-X") || word.startsWith("--"))
                .containsExactlyElementsOf(Servers.JVM_FLAGS);
    }
}
