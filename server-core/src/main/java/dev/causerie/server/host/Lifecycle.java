package dev.causerie.server.host;

import dev.causerie.server.host.PluginStatus.State;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pf4j.PluginDependency;

/**
 * Loads, starts, stops and unloads the plugins of one folder, in the order that their dependencies ask for. Owned by the
 * admin thread.
 */
final class Lifecycle {

    private final Path folder;
    private final PluginSelection selection;
    private final StatusBoard board;
    private final Pf4jPlugins plugins;
    private final Set<String> stoppedByOperator = new HashSet<>();

    Lifecycle(Path folder, PluginSelection selection, Surroundings surroundings, StatusBoard board) {
        this.folder = folder;
        this.selection = selection;
        this.board = board;
        this.plugins = new Pf4jPlugins(folder, surroundings);
    }

    /** Loads what is in the folder and not loaded yet. */
    void load() {
        PluginFolder found = PluginFolder.read(folder);
        List<PluginJar> candidates = new ArrayList<>(plugins.loaded());
        Set<String> known = new HashSet<>(plugins.inOrder());
        found.jars().stream().filter(jar -> !known.contains(jar.id())).forEach(candidates::add);
        LoadPlan plan = new LoadPlan(candidates, selection);
        List<PluginFailure> broken = new ArrayList<>(found.broken());
        broken.addAll(plan.broken());
        board.showRefused(known, plan.refused(), broken);
        plugins.load(plan.accepted());
        plan.accepted().stream()
                .filter(jar -> !known.contains(jar.id()))
                .forEach(jar -> show(jar, State.STOPPED, "not started yet", Optional.empty()));
    }

    void startAll() {
        plugins.inOrder().forEach(this::startIfItCan);
    }

    void stopAll() {
        stop(plugins.inOrder(), "the server stops its plugins");
    }

    void start(String id) {
        requireLoaded(id);
        stoppedByOperator.remove(id);
        withDependents(id).forEach(this::startIfItCan);
    }

    void stop(String id) {
        requireLoaded(id);
        stoppedByOperator.add(id);
        stop(withDependents(id), "needs " + id + ", which is STOPPED");
        jar(id).ifPresent(jar -> show(jar, State.STOPPED, "stopped by the operator", Optional.empty()));
    }

    /** Unloads these, with the dependents that are among them, and loads and starts what the folder has now. */
    void reload(Set<String> ids) {
        unload(ids);
        Set<String> kept = new HashSet<>(plugins.inOrder());
        load();
        plugins.inOrder().stream().filter(id -> !kept.contains(id)).forEach(this::startIfItCan);
    }

    void unloadAll() {
        unload(new HashSet<>(plugins.inOrder()));
    }

    boolean isLoaded(String id) {
        return plugins.inOrder().contains(id);
    }

    /** The plugin and those that depend on it, itself first; its optional users too, since they may use its classes. */
    Set<String> withDependents(String id) {
        Set<String> found = new LinkedHashSet<>(Set.of(id));
        boolean grown = true;
        while (grown) {
            grown = plugins.loaded().stream()
                    .filter(jar -> jar.dependencies().stream()
                            .map(PluginDependency::getPluginId)
                            .anyMatch(found::contains))
                    .map(PluginJar::id)
                    .toList()
                    .stream()
                    .anyMatch(found::add);
        }
        Set<String> ordered = new LinkedHashSet<>(plugins.inOrder());
        ordered.retainAll(found);
        return ordered;
    }

    private void startIfItCan(String id) {
        PluginJar jar = jar(id).orElseThrow();
        HostedPlugin plugin = plugins.hosted(id);
        if (plugin.running() || stoppedByOperator.contains(id)) {
            return;
        }
        Optional<PluginStatus> blocker = blocker(jar);
        if (blocker.isPresent()) {
            State state = blocker.get().state() == State.STOPPED ? State.STOPPED : State.FAILED;
            show(
                    jar,
                    state,
                    "needs " + blocker.get().id() + ", which is "
                            + blocker.get().state(),
                    Optional.empty());
            return;
        }
        plugins.startPlugin(id);
        plugin.failure()
                .ifPresentOrElse(
                        failure -> showFailed(jar, failure), () -> show(jar, State.STARTED, "", Optional.empty()));
    }

    private Optional<PluginStatus> blocker(PluginJar jar) {
        return jar.dependencies().stream()
                .filter(dependency -> !dependency.isOptional())
                .flatMap(dependency -> board.state(dependency.getPluginId()).stream())
                .filter(status -> status.state() != State.STARTED)
                .findFirst();
    }

    private void showFailed(PluginJar jar, StartFailure failure) {
        if (failure.brokenJar()) {
            board.addBroken(new PluginFailure(jar.id(), PluginFailure.Kind.BROKEN_JAR, failure.reason()));
        }
        show(jar, State.FAILED, failure.reason(), failure.fault());
    }

    /** Stops those that run, the last of {@code ids} first. */
    private void stop(Collection<String> ids, String reason) {
        List<String> reversed = new ArrayList<>(ids);
        Collections.reverse(reversed);
        for (String id : reversed) {
            if (plugins.hosted(id).running()) {
                plugins.stopPlugin(id, false);
                jar(id).ifPresent(jar -> show(jar, State.STOPPED, reason, Optional.empty()));
            }
        }
    }

    private void unload(Set<String> ids) {
        List<String> order = new ArrayList<>(plugins.inOrder());
        order.retainAll(ids);
        stop(order, "unloaded");
        Collections.reverse(order);
        for (String id : order) {
            plugins.unloadPlugin(id);
            board.remove(id);
        }
    }

    private void requireLoaded(String id) {
        if (!isLoaded(id)) {
            String why = board.state(id)
                    .map(status -> status.state() + ": " + status.reason())
                    .orElse("not there");
            throw new IllegalStateException("Plugin " + id + " is " + why);
        }
    }

    private Optional<PluginJar> jar(String id) {
        return plugins.loaded().stream().filter(jar -> jar.id().equals(id)).findFirst();
    }

    private void show(PluginJar jar, State state, String reason, Optional<Throwable> fault) {
        board.show(new PluginStatus(jar.id(), jar.version(), state, reason), fault);
    }
}
