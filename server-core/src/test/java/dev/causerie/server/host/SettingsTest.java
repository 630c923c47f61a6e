package dev.causerie.server.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @TempDir
    Path folder;

    private HostFixture fixture;

    @BeforeEach
    void open() {
        TinyPlugin.named("poll")
                .source("Settings", """
                        public record Settings(@Min(1) @Max(50) int maxOptions, boolean open, Optional<@Size(max = 3) String> tag,
                                Optional<Colour> colour, Optional<List<@NotBlank String>> words, Optional<Limit> limit) {
                            public enum Colour { RED, GREEN }
                            public record Limit(int count) {
                                public Limit {
                                    if (count < 1) throw new IllegalArgumentException("at least 1");
                                }
                            }
                        }
                        """)
                .start("host.service(java.util.function.Consumer.class).accept(host.settings(Settings.class));")
                .into(folder);
        fixture = new HostFixture(folder);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void theSectionIsBoundToTheRecord() throws Exception {
        fixture.settings("poll", "{\"maxOptions\": 7, \"open\": true, \"tag\": \"abc\", \"words\": [\"x\"]}")
                .run();

        assertThat(fixture.board.lines())
                .containsExactly("Settings[maxOptions=7, open=true, tag=Optional[abc], colour=Optional.empty,"
                        + " words=Optional[[x]], limit=Optional.empty]");
    }

    @Test
    void whatTheEnvironmentSubstitutesIsText() throws Exception {
        fixture.settings("poll", "{\"maxOptions\": \"7\", \"open\": \"true\"}").run();

        assertThat(fixture.board.lines()).singleElement().asString().contains("maxOptions=7, open=true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | .maxOptions must be a whole number from -2147483648 to 2147483647",
                "{\"maxOptions\": 7} | .open must be true or false",
                "{\"maxOptions\": \"\", \"open\": true} | .maxOptions must be a whole number from",
                "{\"maxOptions\": 1.5, \"open\": true} | .maxOptions must be a whole number from",
                "{\"maxOptions\": 51, \"open\": true} | .maxOptions must be less than or equal to 50",
                "{\"maxOptions\": 7, \"open\": \"perhaps\"} | .open must be true or false",
                "{\"maxOptions\": 7, \"open\": true, \"max\": 1} | .max is unknown; known here: colour, limit, maxOptions,",
                "{\"maxOptions\": 7, \"open\": true, \"tag\": \"abcd\"} | .tag size must be between 0 and 3",
                "{\"maxOptions\": 7, \"open\": true, \"colour\": \"BLUE\"} | .colour must be one of RED, GREEN",
                "{\"maxOptions\": 7, \"open\": true, \"words\": [\"a\", \" \"]} | .words[1] must not be blank",
                "{\"maxOptions\": 7, \"open\": true, \"limit\": {\"count\": 0}} | .limit is not valid: at least 1",
                "[] | must be an object",
            })
    void aSettingThatDoesNotFitFailsThePluginNamingTheKey(String json, String reason) throws Exception {
        fixture.settings("poll", json).run();

        assertThat(fixture.status("poll").reason())
                .startsWith("plugins.settings.poll")
                .contains(reason);
        assertThat(fixture.status("poll").state()).isEqualTo(PluginStatus.State.FAILED);
        assertThat(fixture.complaintsAbout("")).hasSize(1);
    }

    @Test
    void durationsAreWrittenAsInTheServersConfiguration() throws Exception {
        TinyPlugin.named("timed")
                .source("Settings", "public record Settings(java.time.Duration a, java.time.Duration b) {}")
                .start("host.service(java.util.function.Consumer.class).accept(host.settings(Settings.class));")
                .into(folder);

        fixture.settings("timed", "{\"a\": \"5s\", \"b\": \"PT1M\"}").run();
        assertThat(fixture.board.lines()).containsExactly("Settings[a=PT5S, b=PT1M]");

        fixture.settings("timed", "{\"a\": \"soon\", \"b\": \"PT1M\"}").host.reload("timed");
        assertThat(fixture.status("timed").reason())
                .isEqualTo("plugins.settings.timed.a must be a duration such as PT5S");
    }

    @Test
    void aMissingSectionIsAnEmptyObject() {
        TinyPlugin.named("free")
                .source("Settings", "public record Settings(Optional<String> tag) {}")
                .start("host.service(java.util.function.Consumer.class).accept(host.settings(Settings.class));")
                .into(folder);

        fixture.run();

        assertThat(fixture.board.lines()).containsExactly("Settings[tag=Optional.empty]");
    }
}
