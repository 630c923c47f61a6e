package dev.causerie.server.host;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.pf4j.PluginDependency;

/**
 * Decides which jars may be loaded together, before PF4J sees any: left alone it would unload a dependency whose version
 * does not suit one of its dependents, load what is disabled, and give up over a circle. Used once, by one thread.
 */
final class LoadPlan {

    private final SemanticVersions versions = new SemanticVersions();
    private final Map<String, PluginJar> accepted = new TreeMap<>();
    private final Map<String, PluginStatus> refused = new LinkedHashMap<>();
    private final List<PluginFailure> broken = new ArrayList<>();

    LoadPlan(List<PluginJar> jars, PluginSelection selection) {
        jars.stream().sorted(Comparator.comparing(PluginJar::path)).forEach(this::admit);
        for (PluginJar jar : List.copyOf(accepted.values())) {
            select(jar, selection);
        }
        refuseUnmet();
        refuseCircles();
    }

    /** The jars to load. */
    List<PluginJar> accepted() {
        return List.copyOf(accepted.values());
    }

    /** Why the others are not loaded, by id. */
    Map<String, PluginStatus> refused() {
        return refused;
    }

    /** Jars that the operator must take away. */
    List<PluginFailure> broken() {
        return broken;
    }

    private void admit(PluginJar jar) {
        PluginJar twin = accepted.put(jar.id(), jar);
        if (twin == null) {
            return;
        }
        String reason = "two jars carry this id, and neither is loaded: "
                + twin.path().getFileName() + " and " + jar.path().getFileName();
        broken.removeIf(failure -> failure.source().equals(jar.id()));
        broken.add(new PluginFailure(jar.id(), PluginFailure.Kind.BROKEN_JAR, reason));
        refused.put(jar.id(), new PluginStatus(jar.id(), jar.version(), PluginStatus.State.FAILED, reason));
    }

    private void select(PluginJar jar, PluginSelection selection) {
        if (refused.containsKey(jar.id())) {
            accepted.remove(jar.id());
        } else if (!selection.includes(jar.id())) {
            refuse(jar, PluginStatus.State.DISABLED, "disabled by the configuration");
        } else if (!versions.checkVersionConstraint(
                PluginHost.API_VERSION, jar.descriptor().getRequires())) {
            refuse(
                    jar,
                    PluginStatus.State.INCOMPATIBLE,
                    "needs plugin API " + jar.descriptor().getRequires() + ", and this server has "
                            + PluginHost.API_VERSION);
        }
    }

    private void refuseUnmet() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (PluginJar jar : List.copyOf(accepted.values())) {
                Optional<String> unmet = unmet(jar);
                unmet.ifPresent(reason -> refuse(jar, PluginStatus.State.FAILED, reason));
                changed |= unmet.isPresent();
            }
        }
    }

    private Optional<String> unmet(PluginJar jar) {
        return jar.dependencies().stream()
                .map(this::unmet)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> unmet(PluginDependency dependency) {
        String id = dependency.getPluginId();
        PluginJar there = accepted.get(id);
        if (there == null) {
            PluginStatus status = refused.get(id);
            String why = status == null ? "which is not there" : "which is " + status.state();
            return dependency.isOptional() ? Optional.empty() : Optional.of("needs " + id + ", " + why);
        }
        String range = dependency.getPluginVersionSupport();
        if (versions.checkVersionConstraint(there.version(), range)) {
            return Optional.empty();
        }
        return Optional.of("needs " + id + " " + range + ", and " + there.version() + " is there");
    }

    /** Takes away, again and again, what depends on nothing that is left; what remains is in a circle or behind one. */
    private void refuseCircles() {
        Map<String, PluginJar> left = new TreeMap<>(accepted);
        boolean changed = true;
        while (changed) {
            changed = left.values().removeIf(jar -> needed(jar).noneMatch(left::containsKey));
        }
        String ids = String.join(", ", left.keySet());
        left.values().forEach(jar -> refuse(jar, PluginStatus.State.FAILED, "plugins depend on each other: " + ids));
    }

    private static Stream<String> needed(PluginJar jar) {
        return jar.dependencies().stream()
                .filter(dependency -> !dependency.isOptional())
                .map(PluginDependency::getPluginId);
    }

    private void refuse(PluginJar jar, PluginStatus.State state, String reason) {
        accepted.remove(jar.id());
        refused.put(jar.id(), new PluginStatus(jar.id(), jar.version(), state, reason));
    }
}
