package dev.causerie.server.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How every plugin is, for everyone to read; each change is one line in the log. Written by the admin thread, read by any.
 */
final class StatusBoard {

    private static final Logger LOG = LoggerFactory.getLogger(PluginHost.class);

    private volatile Map<String, PluginStatus> shown = Map.of();
    private volatile List<PluginFailure> broken = List.of();

    List<PluginStatus> states() {
        return List.copyOf(shown.values());
    }

    Optional<PluginStatus> state(String id) {
        return Optional.ofNullable(shown.get(id));
    }

    List<PluginFailure> failures() {
        List<PluginFailure> all = new ArrayList<>(broken);
        for (PluginStatus status : shown.values()) {
            boolean known = broken.stream().anyMatch(jar -> jar.source().equals(status.id()));
            if (status.state() == PluginStatus.State.INCOMPATIBLE) {
                all.add(new PluginFailure(status.id(), PluginFailure.Kind.INCOMPATIBLE, status.reason()));
            } else if (status.state() == PluginStatus.State.FAILED && !known) {
                all.add(new PluginFailure(status.id(), PluginFailure.Kind.NOT_STARTED, status.reason()));
            }
        }
        return List.copyOf(all);
    }

    /** Shows what can not be loaded, in place of all that is not loaded. */
    void showRefused(Set<String> loaded, Map<String, PluginStatus> refused, List<PluginFailure> jars) {
        Map<String, PluginStatus> next = new TreeMap<>(shown);
        next.keySet().retainAll(loaded);
        for (PluginFailure jar : jars) {
            next.put(jar.source(), new PluginStatus(jar.source(), "", PluginStatus.State.FAILED, jar.reason()));
        }
        next.putAll(refused);
        broken = List.copyOf(jars);
        show(next, Optional.empty());
    }

    void show(PluginStatus status, Optional<Throwable> fault) {
        Map<String, PluginStatus> next = new TreeMap<>(shown);
        next.put(status.id(), status);
        show(next, fault);
    }

    /** Adds a jar that turned out to be no plugin when it was started. */
    void addBroken(PluginFailure jar) {
        List<PluginFailure> more = new ArrayList<>(broken);
        more.add(jar);
        broken = List.copyOf(more);
    }

    void remove(String id) {
        Map<String, PluginStatus> next = new TreeMap<>(shown);
        next.remove(id);
        shown = next;
    }

    private void show(Map<String, PluginStatus> next, Optional<Throwable> fault) {
        Map<String, PluginStatus> before = shown;
        shown = next;
        next.forEach((id, status) -> {
            if (!status.equals(before.get(id))) {
                log(status, fault);
            }
        });
    }

    private static void log(PluginStatus status, Optional<Throwable> fault) {
        String name = (status.id() + " " + status.version()).strip();
        switch (status.state()) {
            case STARTED -> LOG.info("Plugin {} started", name);
            case STOPPED, DISABLED -> LOG.info("Plugin {} is {}: {}", name, status.state(), status.reason());
            case FAILED, INCOMPATIBLE ->
                LOG.error("Plugin {} is {}: {}", name, status.state(), status.reason(), fault.orElse(null));
        }
    }
}
