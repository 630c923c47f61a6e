package dev.causerie.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * What ffprobe says of a file. Immutable.
 *
 * @param kinds of its streams, such as {@code video}
 * @param seconds how long it is
 */
record Probe(List<String> kinds, double seconds) {

    static Probe of(Path file) throws Exception {
        return new Probe(
                ask(file, "stream=codec_type"),
                Double.parseDouble(ask(file, "format=duration").get(0)));
    }

    private static List<String> ask(Path file, String entries) throws Exception {
        Process process = new ProcessBuilder(
                        "ffprobe", "-v", "error", "-show_entries", entries, "-of", "csv=p=0", file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines().filter(line -> !line.isBlank()).toList();
    }
}
