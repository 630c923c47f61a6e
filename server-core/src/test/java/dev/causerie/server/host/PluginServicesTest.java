package dev.causerie.server.host;

import static dev.causerie.server.host.PluginStatus.State.FAILED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.causerie.api.Code;
import dev.causerie.api.Rejected;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginServicesTest {

    @TempDir
    Path folder;

    private HostFixture fixture;

    @BeforeEach
    void open() {
        fixture = new HostFixture(folder);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aPluginCallsAnotherThroughAProxy() throws Exception {
        // asks before it is offered: the user's id comes first
        TinyPlugin.named("asker")
                .start(
                        "var source = host.service(java.util.concurrent.Callable.class);"
                                + "host.offer(java.util.function.IntSupplier.class, () -> {"
                                + " try { return (Integer) source.call(); } catch (Exception e) { throw new RuntimeException(e); } });")
                .into(folder);
        answering("teller", "41 + 1").into(folder);
        fixture.run();

        assertThat(fixture.services
                        .service(java.util.function.IntSupplier.class)
                        .getAsInt())
                .isEqualTo(42);
    }

    @Test
    void theProvidersCodeRunsWithItsOwnLoaderAsContext() throws Exception {
        answering("teller", "Thread.currentThread().getContextClassLoader() == Main.class.getClassLoader()")
                .into(folder);
        fixture.run();
        ClassLoader before = Thread.currentThread().getContextClassLoader();

        assertThat(service().call()).isEqualTo(true);
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @Test
    void whatTheProviderThrowsArrivesAsItWasThrown() {
        TinyPlugin.named("teller")
                .start("host.offer(java.util.concurrent.Callable.class,"
                        + " () -> { throw new java.io.IOException(\"as it was\"); });"
                        + "host.offer(Runnable.class, () -> { throw Rejected.notFound(\"room 7\"); });")
                .into(folder);
        fixture.run();

        assertThatThrownBy(() -> service().call())
                .isInstanceOf(IOException.class)
                .hasMessage("as it was");
        assertThatThrownBy(fixture.services.service(Runnable.class)::run)
                .isInstanceOf(Rejected.class)
                .hasMessage("There is no room 7");
    }

    @Test
    void withoutProviderCallsAreRefusedAtOnce() {
        fixture.run();

        assertUnavailable(service());
    }

    @Test
    void aStoppedProviderIsUnavailable() throws Exception {
        answering("teller", "1").into(folder);
        fixture.run();
        assertThat(service().call()).isEqualTo(1);

        fixture.host.stop("teller");

        assertUnavailable(service());
    }

    @Test
    void oneProviderAType() {
        answering("first", "1").into(folder);
        answering("second", "2").into(folder);

        fixture.run();

        assertThat(fixture.state("second")).isEqualTo(FAILED);
        assertThat(fixture.status("second").reason())
                .isEqualTo(
                        "IllegalStateException: Callable is offered by first already, and second can not offer it too");
    }

    @Test
    void onlyPublicInterfacesAreServices() {
        TinyPlugin.named("a").start("host.service(String.class);").into(folder);
        TinyPlugin.named("b")
                .source("Hidden", "interface Hidden {}")
                .start("host.offer(Hidden.class, new Hidden() {});")
                .into(folder);

        fixture.run();

        assertThat(fixture.status("a").reason()).contains("A service is a public interface, and not java.lang.String");
        assertThat(fixture.status("b").reason()).contains("A service is a public interface, and not tiny.b.Hidden");
    }

    @Test
    void callsWaitWhileTheProviderReloads() throws Exception {
        answering("teller", "\"before\"").into(folder);
        fixture.run();
        TinyPlugin.named("teller").source("Main", """
                        public final class Main implements Plugin {
                            @Override public void start(PluginContext host) throws Exception {
                                host.service(java.util.concurrent.Future.class).get();
                                host.offer(java.util.concurrent.Callable.class, () -> "after");
                            }
                        }
                        """).into(folder);
        CompletableFuture<Object> gate = new CompletableFuture<>();
        fixture.services.offer(Future.class, gate);

        CompletableFuture<Void> reload = CompletableFuture.runAsync(() -> fixture.host.reload("teller"));
        await().until(() ->
                fixture.host.states().stream().noneMatch(status -> status.state() == PluginStatus.State.STARTED));
        CompletableFuture<Object> call = CompletableFuture.supplyAsync(this::callForObject);
        assertThat(call).isNotDone();
        gate.complete(true);
        reload.get(10, TimeUnit.SECONDS);

        assertThat(call.get(10, TimeUnit.SECONDS)).isEqualTo("after");
    }

    @Test
    void noCallFailsWhileTheProviderReloadsAgainAndAgain() throws Exception {
        answering("teller", "1").into(folder);
        fixture.run();
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger answers = new AtomicInteger();
        CompletableFuture<Void> caller = CompletableFuture.runAsync(() -> {
            while (!done.get()) {
                answers.addAndGet(call());
            }
        });

        for (int i = 0; i < 10; i++) {
            fixture.host.reload("teller");
        }
        done.set(true);

        assertThat(caller).succeedsWithin(Duration.ofSeconds(10));
        assertThat(answers).hasPositiveValue();
    }

    @Test
    void whoReloadsNeverWaitsForItself() {
        answering("teller", "1").into(folder);
        fixture.run();
        TinyPlugin.named("teller")
                .start("host.service(java.util.concurrent.Callable.class).call();")
                .into(folder);

        fixture.host.reload("teller");

        assertThat(fixture.status("teller").reason()).isEqualTo("Rejected: Callable is not available now");
    }

    @Test
    void stoppingWaitsForCallsThatAreUnderWay() throws Exception {
        CompletableFuture<Object> gate = new CompletableFuture<>();
        fixture.services.offer(Future.class, gate);
        TinyPlugin.named("teller").source("Main", """
                        public final class Main implements Plugin {
                            @Override public void start(PluginContext host) {
                                var gate = host.service(java.util.concurrent.Future.class);
                                host.offer(java.util.concurrent.Callable.class, () -> {
                                    host.service(java.util.function.Consumer.class).accept("inside");
                                    gate.get();
                                    return host.plugin().id();
                                });
                            }
                        }
                        """).into(folder);
        fixture.run();
        CompletableFuture<Object> call = CompletableFuture.supplyAsync(this::callForObject);
        await().until(() -> fixture.board.lines().contains("inside"));

        CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> fixture.host.stop("teller"));
        await().untilAsserted(() -> assertUnavailable(service()));
        gate.complete(true);

        assertThat(call).succeedsWithin(Duration.ofSeconds(10)).isEqualTo("teller");
        assertThat(stop).succeedsWithin(Duration.ofSeconds(10));
    }

    private int call() {
        return (Integer) callForObject();
    }

    private Object callForObject() {
        try {
            return service().call();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Callable<?> service() {
        return fixture.services.service(Callable.class);
    }

    private static TinyPlugin answering(String id, String expression) {
        return TinyPlugin.named(id).start("host.offer(java.util.concurrent.Callable.class, () -> " + expression + ");");
    }

    private static void assertUnavailable(Callable<?> service) {
        assertThatThrownBy(service::call)
                .isInstanceOfSatisfying(
                        Rejected.class, rejected -> assertThat(rejected.code()).isEqualTo(Code.UNAVAILABLE))
                .hasMessage("Callable is not available now");
    }
}
