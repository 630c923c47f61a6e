package dev.causerie.server.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.server.config.ObjectSettings;
import dev.causerie.server.host.parts.ObjectsPart;
import dev.causerie.server.objects.EmbeddedS3;
import dev.causerie.server.objects.ObjectStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectsPartTest {

    @TempDir
    Path folder;

    @TempDir
    Path data;

    private EmbeddedS3 server;
    private ObjectStore store;
    private HostFixture fixture;

    @BeforeEach
    void open() {
        ObjectSettings settings = new ObjectSettings(
                Optional.empty(), Optional.empty(), Optional.empty(), "causerie", "us-east-1", Duration.ofSeconds(5));
        server = EmbeddedS3.start(settings, data, new SecureRandom());
        store = ObjectStore.open(server.access(), settings);
        ObjectsPart objects = new ObjectsPart(store);
        fixture = new HostFixture(
                folder,
                parts -> new ContextParts(
                        parts.events(),
                        parts.publisher(),
                        parts.observers(),
                        parts.rooms(),
                        parts.sessions(),
                        parts.store(),
                        objects,
                        parts.jobs(),
                        parts.routes()));
    }

    @AfterEach
    void close() {
        fixture.close();
        store.close();
        server.close();
    }

    @Test
    void objectsArePutReadReplacedAndDeleted() throws Exception {
        assertThat(answer("files", """
                var objects = host.objects();
                objects.put("a/b.txt", "one".getBytes(), "text/plain");
                objects.put("a/b.txt", "two".getBytes(), "text/plain");
                String read = new String(objects.get("a/b.txt").orElseThrow().readAllBytes());
                objects.delete("a/b.txt");
                objects.delete("a/b.txt");
                return read + objects.get("a/b.txt").isPresent();
                """)).isEqualTo("twofalse");
    }

    @Test
    void everyPluginHasAPartOfItsOwn() throws Exception {
        TinyPlugin.named("other")
                .start("host.objects().put(\"key\", \"other's\".getBytes(), \"text/plain\");")
                .into(folder);

        assertThat(answer("files", "return host.objects().get(\"key\").isPresent();"))
                .isEqualTo(false);
        assertThat(store.get("plugins/other/key")).hasContent("other's");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../other/key", "a//b", "a/./b", "/a", "a/"})
    void keysThatLeadElsewhereAreRefused(String key) throws Exception {
        assertThat(answer("files", """
                try {
                    host.objects().put("%s", new byte[0], "text/plain");
                    return "written";
                } catch (IllegalArgumentException refused) {
                    return "refused";
                }
                """.formatted(key))).isEqualTo("refused");
    }

    @Test
    void aStoreThatIsAwayIsUnavailable() throws Exception {
        TinyPlugin.named("files")
                .start("host.offer(java.util.concurrent.Callable.class, () -> {"
                        + " try { return host.objects().get(\"key\"); }"
                        + " catch (Rejected away) { return away.code().name(); } });")
                .into(folder);
        fixture.run();
        server.close();

        assertThat(fixture.services.service(Callable.class).call()).isEqualTo("UNAVAILABLE");
    }

    private Object answer(String id, String body) throws Exception {
        TinyPlugin.named(id)
                .start("host.offer(java.util.concurrent.Callable.class, () -> {" + body + "});")
                .into(folder);
        fixture.run();
        return fixture.services.service(Callable.class).call();
    }
}
