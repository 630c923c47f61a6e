package dev.causerie.server.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.causerie.api.store.Store;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginLeakTest {

    @TempDir
    Path folder;

    @Test
    void nothingKeepsTheClassesOfAnUnloadedPlugin() throws Exception {
        exercising().into(folder);
        try (HostFixture fixture =
                new HostFixture(folder).settings("busy", "{\"size\": 3}").run()) {
            WeakReference<ClassLoader> loader = exercise(fixture);

            fixture.host.close();
            fixture.handles.clear();

            expectGone(List.of(loader));
        }
    }

    @Test
    void noOldLoaderIsLeftAfterTwentyReloads() throws Exception {
        exercising().into(folder);
        try (HostFixture fixture =
                new HostFixture(folder).settings("busy", "{\"size\": 3}").run()) {
            List<WeakReference<ClassLoader>> old = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                old.add(exercise(fixture));
                fixture.host.reload("busy");
            }

            expectGone(old);
        }
    }

    @Test
    void aFailedStartKeepsNothing() {
        TinyPlugin.named("bad")
                .source("Odd", "public final class Odd extends RuntimeException {}")
                .start("host.jobs(); throw new Odd();")
                .into(folder);
        try (HostFixture fixture = new HostFixture(folder).run()) {
            WeakReference<ClassLoader> loader =
                    new WeakReference<>(fixture.handle("bad").classLoader());
            TinyPlugin.named("bad").into(folder);

            fixture.host.reload("bad");
            fixture.handles.clear();

            expectGone(List.of(loader));
        }
    }

    @Test
    void aPoolThatGrowsDuringAPluginsCallInheritsNothingOfThePlugin() {
        TinyPlugin.named("grower")
                .start("host.jobs(); host.store().afterCommit(() -> {}); host.service(Runnable.class).run();")
                .into(folder);
        ExecutorService pool = Executors.newCachedThreadPool();
        Store growing = new GrowingStore(pool);
        try (HostFixture fixture = new HostFixture(folder, HostFixture.with(handle -> growing))) {
            fixture.services.offer(Runnable.class, () -> pool.execute(() -> {}));
            fixture.run();
            WeakReference<ClassLoader> loader =
                    new WeakReference<>(fixture.handle("grower").classLoader());

            fixture.host.close();
            fixture.handles.clear();

            expectGone(List.of(loader));
        } finally {
            pool.shutdownNow();
        }
    }

    private record GrowingStore(ExecutorService pool) implements Store {

        @Override
        public <M> M mapper(Class<M> type) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <R> R transaction(Supplier<R> work) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void afterCommit(Runnable action) {
            pool.execute(() -> {});
        }
    }

    /** Does with the plugin's types what a server does, as its own frame so that nothing stays on the stack. */
    private static WeakReference<ClassLoader> exercise(HostFixture fixture) throws Exception {
        assertThat(fixture.services.service(Callable.class).call()).isEqualTo("served");
        PluginHandle handle = fixture.handle("busy");
        Class<?> payload = handle.classLoader().loadClass("tiny.busy.Payload");
        Object bound = handle.mapper().readValue("{\"text\": \"t\", \"more\": [{\"text\": \"u\"}]}", payload);
        assertThat(handle.validator().validate(bound)).isEmpty();
        assertThat(handle.mapper().writeValueAsString(bound)).contains("\"text\":\"u\"");
        assertThat(handle.mapper()
                        .convertValue(JsonNodeFactory.instance.objectNode().put("text", "v"), payload))
                .isNotNull();
        return new WeakReference<>(handle.classLoader());
    }

    private static TinyPlugin exercising() {
        return TinyPlugin.named("busy")
                .source("Payload", "public record Payload(@Size(max = 5) String text, Optional<List<Payload>> more) {}")
                .source("Settings", "public record Settings(@Max(5) int size) {}")
                .start("""
                        host.settings(Settings.class);
                        host.jobs();
                        host.log().info("busy {}", new Settings(1));
                        host.offer(java.util.concurrent.Callable.class, () -> "served");
                        """);
    }

    private static void expectGone(List<WeakReference<ClassLoader>> loaders) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> {
                    System.gc();
                    assertThat(loaders).allMatch(loader -> loader.get() == null);
                });
    }
}
