package dev.causerie.server.host;

import static dev.causerie.server.host.PluginStatus.State.FAILED;
import static dev.causerie.server.host.PluginStatus.State.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokenPluginsTest {

    @TempDir
    Path folder;

    private HostFixture fixture;

    @BeforeEach
    void open() {
        TinyPlugin.named("good").into(folder);
        fixture = new HostFixture(folder);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aFileThatIsNoZipIsNoPlugin() throws IOException {
        Files.writeString(folder.resolve("notes.jar"), "these are notes");

        fixture.run();

        expectBrokenJar("notes.jar", "is not a jar");
    }

    @Test
    void anEmptyFileIsNoPlugin() throws IOException {
        Files.createFile(folder.resolve("empty.jar"));

        fixture.run();

        expectBrokenJar("empty.jar", "is not a jar");
    }

    @Test
    void aTruncatedJarIsNoPlugin() throws IOException {
        Path jar = TinyPlugin.named("cut").into(folder);
        byte[] all = Files.readAllBytes(jar);
        Files.write(jar, java.util.Arrays.copyOf(all, all.length / 2));

        fixture.run();

        expectBrokenJar("cut.jar", "is not a jar");
    }

    @Test
    void aJarWithoutDescriptorIsNoPlugin() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("library.jar")))) {
            zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
        }

        fixture.run();

        expectBrokenJar("library.jar", "has no plugin.properties at its root");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "plugin.id; ''; plugin.id must be lower-case letters, digits and hyphens, up to 32, and not ''",
                "plugin.id; ../up; plugin.id must be lower-case letters, digits and hyphens, up to 32, and not '../up'",
                "plugin.version; one; plugin.version must be a semantic version such as 1.0.0, and not 'one'",
                "plugin.requires; ''; plugin.requires must be a range such as ^1.0.0, and not ''",
                "plugin.requires; *; plugin.requires must be a range such as ^1.0.0, and not '*'",
                "plugin.requires; 1.0.0; plugin.requires must be a range such as ^1.0.0, and not '1.0.0'",
                "plugin.requires; >=1.0.0 <2.0.0; plugin.requires must be a range such as ^1.0.0, and not",
                "plugin.requires; soon; plugin.requires must be a range such as ^1.0.0, and not 'soon'",
                "plugin.class; ''; plugin.class must be the name of the class that implements Plugin, and not ''",
                "plugin.class; tiny.Missing; plugin.class tiny.Missing is not in the jar",
                "plugin.dependencies; Good@; plugin.dependencies must be a list of id@range",
                "plugin.dependencies; good@soon; plugin.dependencies must be a list of id@range",
                "plugin.description; \\u12; plugin.properties is malformed",
            })
    void anUnfitDescriptorNamesTheKey(String key, String value, String reason) {
        TinyPlugin.named("odd").property(key, value).into(folder, "odd.jar");

        fixture.run();

        expectBrokenJar("odd.jar", reason);
    }

    @Test
    void neitherOfTwoJarsWithOneIdIsLoaded() {
        TinyPlugin.named("twin").into(folder, "twin-1.jar");
        TinyPlugin.named("twin").version("2.0.0").into(folder, "twin-2.jar");

        fixture.run();

        assertThat(fixture.status("twin").reason())
                .isEqualTo("two jars carry this id, and neither is loaded: twin-1.jar and twin-2.jar");
        assertThat(fixture.host.failures())
                .extracting(PluginFailure::kind)
                .containsExactly(PluginFailure.Kind.BROKEN_JAR);
        assertThat(fixture.complaintsAbout("twin")).hasSize(1);
        assertThat(fixture.state("good")).isEqualTo(STARTED);
    }

    @Test
    void aJarThatBundlesTheApiIsRefused() {
        TinyPlugin.named("fat")
                .resource("dev/causerie/api/Plugin.class", "bytes")
                .into(folder);

        fixture.run();

        expectBrokenJar("fat.jar", "bundles classes of dev.causerie.api");
    }

    @Test
    void migrationsThatWouldNotBeFoundAreRefused() {
        TinyPlugin.named("flat")
                .resource("db/flat/V1__flat.sql", "select 1")
                .withoutFolderEntries()
                .into(folder);

        fixture.run();

        expectBrokenJar("flat.jar", "has migrations but no entry for their folder db/flat/");
    }

    @Test
    void aClassThatIsNoPluginIsNamed() {
        TinyPlugin.named("wrong").source("Main", "public final class Main {}").into(folder);

        fixture.run();

        expectBrokenPlugin("wrong", "plugin.class tiny.wrong.Main does not implement dev.causerie.api.Plugin");
    }

    @Test
    void aClassThatCanNotBeMadeIsNamed() {
        TinyPlugin.named("shy")
                .source("Main", "final class Main implements Plugin { public void start(PluginContext host) {} }")
                .into(folder);

        fixture.run();

        expectBrokenPlugin("shy", "tiny.shy.Main must be a public class with a public constructor");
    }

    @Test
    void aClassThatCanNotBeLinkedIsNamed() {
        TinyPlugin.named("deep")
                .source(
                        "Main",
                        "public final class Main extends org.pf4j.PluginRuntimeException implements Plugin {"
                                + " public void start(PluginContext host) {} }")
                .into(folder);

        fixture.run();

        expectBrokenPlugin("deep", "plugin.class tiny.deep.Main can not be loaded");
    }

    @Test
    void aConstructorThatThrowsFailsThePluginAlone() {
        TinyPlugin.named("early").source("Main", """
                        public final class Main implements Plugin {
                            public Main() { throw new IllegalStateException("too early"); }
                            public void start(PluginContext host) {}
                        }
                        """).into(folder);

        fixture.run();

        assertThat(fixture.status("early").reason()).isEqualTo("IllegalStateException: too early");
        assertThat(fixture.host.failures())
                .extracting(PluginFailure::kind)
                .containsExactly(PluginFailure.Kind.NOT_STARTED);
        assertThat(fixture.state("good")).isEqualTo(STARTED);
    }

    @Test
    void descriptorsAreUtf8() throws IOException {
        TinyPlugin.named("cafe")
                .property("plugin.description", "Caf\u00e9 \u4f60")
                .into(folder);

        assertThat(readJar("cafe.jar").descriptor().getPluginDescription()).isEqualTo("Caf\u00e9 \u4f60");
    }

    @Test
    void aBrokenJarIsForgottenOnceItIsReplaced() throws IOException {
        Files.writeString(folder.resolve("late.jar"), "half a download");
        fixture.run();
        TinyPlugin.named("late").into(folder);

        fixture.host.reload("late");

        assertThat(fixture.host.failures()).isEmpty();
        assertThat(fixture.host.states()).extracting(PluginStatus::id).containsExactly("good", "late");
    }

    private PluginJar readJar(String name) {
        try {
            return PluginJar.read(folder.resolve(name));
        } catch (BrokenJar broken) {
            throw new AssertionError(broken);
        }
    }

    private void expectBrokenJar(String file, String reason) {
        assertThat(fixture.status(file).state()).isEqualTo(FAILED);
        assertThat(fixture.status(file).reason()).contains(reason).doesNotContain("\n");
        assertThat(fixture.host.failures())
                .containsExactly(new PluginFailure(
                        file,
                        PluginFailure.Kind.BROKEN_JAR,
                        fixture.status(file).reason()));
        assertThat(fixture.complaintsAbout("")).hasSize(1);
        assertThat(fixture.complaintsAbout(file)).hasSize(1);
        assertThat(fixture.state("good")).isEqualTo(STARTED);
    }

    private void expectBrokenPlugin(String id, String reason) {
        assertThat(fixture.status(id).state()).isEqualTo(FAILED);
        assertThat(fixture.status(id).reason()).contains(reason);
        assertThat(fixture.host.failures())
                .containsExactly(new PluginFailure(
                        id, PluginFailure.Kind.BROKEN_JAR, fixture.status(id).reason()));
        assertThat(fixture.complaintsAbout("")).hasSize(1);
        assertThat(fixture.state("good")).isEqualTo(STARTED);
    }
}
