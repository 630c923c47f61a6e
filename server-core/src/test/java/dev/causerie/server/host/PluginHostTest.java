package dev.causerie.server.host;

import static dev.causerie.server.host.PluginStatus.State.DISABLED;
import static dev.causerie.server.host.PluginStatus.State.FAILED;
import static dev.causerie.server.host.PluginStatus.State.INCOMPATIBLE;
import static dev.causerie.server.host.PluginStatus.State.STARTED;
import static dev.causerie.server.host.PluginStatus.State.STOPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginHostTest {

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
    void allPluginsStopInReverseOrderHoweverManyThereAre() {
        saying("a").into(folder);
        saying("b").needs("a@^1.0.0").into(folder);
        saying("c").needs("b@^1.0.0").into(folder);
        saying("d").needs("c@^1.0.0").into(folder);
        fixture.run();

        fixture.host.stopAll();

        assertThat(fixture.board.lines())
                .containsExactly("start a", "start b", "start c", "start d", "stop d", "stop c", "stop b", "stop a");
        assertThat(fixture.host.states()).allMatch(status -> status.state() == STOPPED);
    }

    @Test
    void stoppedPluginsStartAgainWithTheServer() {
        saying("a").into(folder);
        fixture.run().host.stopAll();

        fixture.host.startAll();

        assertThat(fixture.state("a")).isEqualTo(STARTED);
        assertThat(fixture.board.lines()).containsExactly("start a", "stop a", "start a");
    }

    @Test
    void disabledPluginsAreNotLoadedNorAreThoseThatNeedThem() {
        saying("a").into(folder);
        saying("b").needs("a@^1.0.0").into(folder);
        saying("c").into(folder);

        fixture.load(PluginSelection.without("a")).host.startAll();

        assertThat(fixture.state("a")).isEqualTo(DISABLED);
        assertThat(fixture.status("b")).isEqualTo(new PluginStatus("b", "1.0.0", FAILED, "needs a, which is DISABLED"));
        assertThat(fixture.board.lines()).containsExactly("start c");
        assertThatThrownBy(() -> fixture.host.start("a"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("DISABLED");
    }

    @Test
    void whereSomeAreEnabledOthersAreDisabled() {
        saying("a").into(folder);
        saying("b").into(folder);

        fixture.load(new PluginSelection(Set.of("b"), Set.of())).host.startAll();

        assertThat(fixture.state("a")).isEqualTo(DISABLED);
        assertThat(fixture.state("b")).isEqualTo(STARTED);
    }

    @Test
    void pluginsWithAMissingDependencyFailAndNameIt() {
        saying("b").needs("a@^1.0.0").into(folder);
        saying("c").needs("b").into(folder);
        saying("d").into(folder);

        fixture.run();

        assertThat(fixture.status("b").reason()).isEqualTo("needs a, which is not there");
        assertThat(fixture.status("c").reason()).isEqualTo("needs b, which is FAILED");
        assertThat(fixture.state("d")).isEqualTo(STARTED);
    }

    @Test
    void pluginsWhoseDependencyFailsToStartAreNotStarted() {
        TinyPlugin.named("a").start("throw new IllegalStateException(\"no\");").into(folder);
        saying("b").needs("a@^1.0.0").into(folder);
        saying("c").needs("b@^1.0.0").into(folder);

        fixture.run();

        assertThat(fixture.status("a").reason()).isEqualTo("IllegalStateException: no");
        assertThat(fixture.status("b")).isEqualTo(new PluginStatus("b", "1.0.0", FAILED, "needs a, which is FAILED"));
        assertThat(fixture.status("c").reason()).isEqualTo("needs b, which is FAILED");
        assertThat(fixture.board.lines()).isEmpty();
    }

    @Test
    void theWrongVersionOfADependencyExcludesOnlyWhoAskedForAnother() {
        saying("a").version("3.0.0").into(folder);
        saying("b").needs("a@^1.0.0").into(folder);
        saying("c").needs("a@^3.0.0").into(folder);

        fixture.run();

        assertThat(fixture.status("b").reason()).isEqualTo("needs a ^1.0.0, and 3.0.0 is there");
        assertThat(fixture.state("b")).isEqualTo(FAILED);
        assertThat(fixture.board.lines()).containsExactly("start a", "start c");
    }

    @Test
    void aSnapshotCountsAsItsRelease() {
        saying("a").version("1.2.0-SNAPSHOT").into(folder);
        saying("b").needs("a@^1.2.0").into(folder);

        fixture.run();

        assertThat(fixture.state("b")).isEqualTo(STARTED);
    }

    @Test
    void anOptionalDependencyMayBeMissingButNotOfAnotherVersion() {
        saying("b").needs("a?@^1.0.0").into(folder);
        saying("c").version("2.0.0").into(folder);
        saying("d").needs("c?@^1.0.0").into(folder);

        fixture.run();

        assertThat(fixture.state("b")).isEqualTo(STARTED);
        assertThat(fixture.status("d").reason()).isEqualTo("needs c ^1.0.0, and 2.0.0 is there");
    }

    @Test
    void circlesAreLeftOutAndTheOthersRun() {
        saying("a").needs("b").into(folder);
        saying("b").needs("a").into(folder);
        saying("c").into(folder);

        fixture.run();

        assertThat(fixture.status("a").reason()).isEqualTo("plugins depend on each other: a, b");
        assertThat(fixture.state("b")).isEqualTo(FAILED);
        assertThat(fixture.state("c")).isEqualTo(STARTED);
    }

    @Test
    void pluginsForAnotherApiAreIncompatible() {
        saying("a").property("plugin.requires", "^2.0.0").into(folder);
        saying("b").needs("a").into(folder);

        fixture.run();

        assertThat(fixture.status("a"))
                .isEqualTo(new PluginStatus(
                        "a", "1.0.0", INCOMPATIBLE, "needs plugin API ^2.0.0, and this server has 1.0.0"));
        assertThat(fixture.status("b").reason()).isEqualTo("needs a, which is INCOMPATIBLE");
        assertThat(fixture.host.failures())
                .contains(new PluginFailure(
                        "a", PluginFailure.Kind.INCOMPATIBLE, "needs plugin API ^2.0.0, and this server has 1.0.0"));
        assertThat(fixture.complaintsAbout("Plugin a ")).hasSize(1);
    }

    @Test
    void whatAFailedStartRegisteredIsUndone() {
        TinyPlugin.named("a").start("""
                        host.jobs();
                        host.routes();
                        host.offer(Runnable.class, () -> {});
                        throw new OutOfMemoryError("as if");
                        """).into(folder);
        saying("b").into(folder);

        fixture.run();

        assertThat(fixture.status("a")).isEqualTo(new PluginStatus("a", "1.0.0", FAILED, "OutOfMemoryError: as if"));
        assertThat(fixture.board.lines()).containsExactly("undone a Routes", "undone a Jobs", "start b");
        assertThat(fixture.complaintsAbout("Plugin a ")).hasSize(1);
        assertThatThrownBy(fixture.services.service(Runnable.class)::run).hasMessageContaining("not available");
        assertThat(fixture.handle("a").scope().size()).isZero();
    }

    @Test
    void aPluginThatThrowsWhileStoppingIsStoppedAndUndone() {
        TinyPlugin.named("a")
                .main("host.jobs();", "throw new AssertionError(\"late\");")
                .into(folder);
        saying("b").needs("a").into(folder);
        fixture.run();

        fixture.host.stop("a");

        assertThat(fixture.board.lines()).containsExactly("start b", "stop b", "undone a Jobs");
        assertThat(fixture.state("a")).isEqualTo(STOPPED);
        assertThat(fixture.complaintsAbout("Plugin a ")).containsExactly("Plugin a failed to stop");
    }

    @Test
    void aPluginThatDoesNotStopIsInterrupted() {
        TinyPlugin.named("a").main("host.jobs();", """
                        try {
                            new java.util.concurrent.CountDownLatch(1).await();
                        } catch (InterruptedException asked) {
                            throw new IllegalStateException(asked);
                        }
                        """).into(folder);
        fixture.run();

        fixture.host.stop("a");

        assertThat(fixture.board.lines()).containsExactly("undone a Jobs");
        assertThat(fixture.complaintsAbout("Plugin a "))
                .containsExactly("Plugin a was interrupted after 2 s of stopping");
    }

    @Test
    void anUndoThatFailsKeepsNoOtherFromBeingUndone() {
        TinyPlugin.named("a").start("host.jobs(); host.routes();").into(folder);
        fixture.run();
        fixture.handle("a").scope().add(() -> {
            throw new StackOverflowError("undoing");
        });

        fixture.host.stop("a");

        assertThat(fixture.board.lines()).containsExactly("undone a Routes", "undone a Jobs");
    }

    @Test
    void stoppingOneStopsItsDependentsAndStartingItBringsThemBack() {
        saying("a").into(folder);
        saying("b").needs("a").into(folder);
        saying("c").into(folder);
        fixture.run();

        fixture.host.stop("a");

        assertThat(fixture.status("a").reason()).isEqualTo("stopped by the operator");
        assertThat(fixture.status("b")).isEqualTo(new PluginStatus("b", "1.0.0", STOPPED, "needs a, which is STOPPED"));
        assertThat(fixture.state("c")).isEqualTo(STARTED);

        fixture.host.start("a");

        assertThat(fixture.state("a")).isEqualTo(STARTED);
        assertThat(fixture.state("b")).isEqualTo(STARTED);
    }

    @Test
    void aDependentStartsOnlyAfterWhatItNeeds() {
        saying("a").into(folder);
        saying("b").needs("a").into(folder);
        fixture.run().host.stop("a");

        fixture.host.start("b");

        assertThat(fixture.state("b")).isEqualTo(STOPPED);
        assertThat(fixture.state("a")).isEqualTo(STOPPED);
    }

    @Test
    void reloadingTakesTheJarThatIsThereNowAndTheDependentsWithIt() {
        saying("a").into(folder);
        saying("b").needs("a").into(folder);
        saying("c").into(folder);
        fixture.run();
        saying("a").version("1.1.0").into(folder);

        fixture.host.reload("a");

        assertThat(fixture.status("a")).isEqualTo(new PluginStatus("a", "1.1.0", STARTED, ""));
        assertThat(fixture.state("b")).isEqualTo(STARTED);
        assertThat(fixture.board.lines())
                .containsExactly("start a", "start b", "start c", "stop b", "stop a", "start a", "start b");
        assertThat(fixture.host.reloading()).isEmpty();
    }

    @Test
    void aReloadHealsWhatFailed() {
        TinyPlugin.named("a").start("throw new Exception(\"first\");").into(folder);
        saying("b").needs("a").into(folder);
        fixture.run();
        saying("a").into(folder);

        fixture.host.reload("a");

        assertThat(fixture.board.lines()).containsExactly("start a", "start b");
        assertThat(fixture.host.failures()).isEmpty();
    }

    @Test
    void aReloadThatFailsLeavesTheOthersRunning() {
        saying("a").into(folder);
        saying("c").into(folder);
        fixture.run();
        TinyPlugin.named("a").start("throw new Exception(\"worse\");").into(folder);

        fixture.host.reload("a");

        assertThat(fixture.status("a").reason()).isEqualTo("Exception: worse");
        assertThat(fixture.state("c")).isEqualTo(STARTED);
    }

    @Test
    void aReloadFindsPluginsThatHaveCome() {
        saying("a").into(folder);
        fixture.run();
        saying("b").into(folder);

        fixture.host.reload("b");

        assertThat(fixture.state("b")).isEqualTo(STARTED);
        assertThat(fixture.board.lines()).containsExactly("start a", "start b");
        assertThatThrownBy(() -> fixture.host.reload("z")).hasMessage("There is no plugin z");
    }

    @Test
    void whatTheOperatorStoppedStaysStoppedOverAReload() {
        saying("a").into(folder);
        fixture.run().host.stop("a");

        fixture.host.reload("a");

        assertThat(fixture.state("a")).isEqualTo(STOPPED);
    }

    @Test
    void lifecycleRunsOnOneThreadWithThePluginsLoaderAsContext() {
        String where = ".accept(Thread.currentThread().getName() + \" \" + (Thread.currentThread()"
                + ".getContextClassLoader() == getClass().getClassLoader()));";
        TinyPlugin.named("a").source("Main", """
                        public final class Main implements Plugin {
                            private java.util.function.Consumer board;
                            @Override public void start(PluginContext host) {
                                board = host.service(java.util.function.Consumer.class);
                                board%s
                            }
                            @Override public void stop() { board%s }
                        }
                        """.formatted(where, where)).into(folder);

        fixture.run().host.stopAll();

        assertThat(fixture.board.lines()).containsExactly("plugin-admin true", "plugin-admin true");
    }

    @Test
    void everyCallOfAStoppedPluginIsRefused() throws Exception {
        TinyPlugin.named("a").source("Main", """
                        public final class Main implements Plugin, java.util.concurrent.Callable<Object> {
                            private PluginContext host;
                            private dev.causerie.api.job.Jobs jobs;
                            private Runnable service;
                            @Override public void start(PluginContext host) {
                                this.host = host;
                                jobs = host.jobs();
                                service = host.service(Runnable.class);
                                host.offer(java.util.concurrent.Callable.class, this);
                            }
                            @Override public Object call() {
                                return List.<Runnable>of(host::plugin, host::log, host::clock, host::store, host::jobs,
                                        () -> host.settings(Nothing.class), () -> host.events(Dialect.ROOMS),
                                        () -> host.service(Runnable.class), () -> host.offer(Runnable.class, () -> {}),
                                        () -> jobs.every(null, null), service::run);
                            }
                        }
                        """).into(folder);
        fixture.run();
        Iterable<?> calls = (Iterable<?>)
                fixture.services.service(java.util.concurrent.Callable.class).call();

        fixture.host.stopAll();

        assertThat(calls).isNotEmpty().allSatisfy(call -> assertThatThrownBy(((Runnable) call)::run)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Plugin a has stopped"));
    }

    private static TinyPlugin saying(String id) {
        return TinyPlugin.named(id).source("Main", """
                public final class Main implements Plugin {
                    private java.util.function.Consumer board;
                    @Override public void start(PluginContext host) {
                        board = host.service(java.util.function.Consumer.class);
                        board.accept("start %1$s");
                    }
                    @Override public void stop() { board.accept("stop %1$s"); }
                }
                """.formatted(id));
    }
}
