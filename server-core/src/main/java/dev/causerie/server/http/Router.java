package dev.causerie.server.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** The routes that exist now; plugins bring theirs and take them away again. Thread-safe. */
public final class Router {

    private final List<Route> routes = new CopyOnWriteArrayList<>();

    /**
     * Adds routes, all or none. Closing the handle takes exactly these away again, and twice is harmless.
     *
     * @throws IllegalArgumentException if a method and pattern of the same shape is there already, naming both
     */
    public synchronized Registration add(Collection<Route> added) {
        List<Route> next = new ArrayList<>(routes);
        for (Route route : added) {
            next.stream().filter(other -> overlaps(other, route)).findAny().ifPresent(other -> {
                throw new IllegalArgumentException(
                        route.method() + " " + route.pattern() + " is there already as " + other.pattern());
            });
            next.add(route);
        }
        routes.addAll(added);
        List<Route> mine = List.copyOf(added);
        AtomicBoolean closed = new AtomicBoolean();
        return () -> {
            if (closed.compareAndSet(false, true)) {
                routes.removeAll(mine);
            }
        };
    }

    /** Adds one route; see {@link #add(Collection)}. */
    public Registration add(Route route) {
        return add(List.of(route));
    }

    /** The route for a method and path, with the values of its named segments; of several the most exact one. */
    Optional<Match> find(Method method, RequestPath path) {
        return routes.stream()
                .filter(route -> route.method() == method)
                .flatMap(route -> route.pattern().match(path).map(values -> new Match(route, values)).stream())
                .min(Comparator.comparing(match -> match.route().pattern().precedence()));
    }

    /** The methods for which the path has a route. */
    Set<Method> methods(RequestPath path) {
        Set<Method> found = EnumSet.noneOf(Method.class);
        for (Route route : routes) {
            if (route.pattern().match(path).isPresent()) {
                found.add(route.method());
            }
        }
        return found;
    }

    private static boolean overlaps(Route one, Route other) {
        return one.method() == other.method()
                && one.pattern().shape().equals(other.pattern().shape());
    }

    /**
     * A route that fits, and what its named segments are.
     *
     * @param route the route
     * @param pathParameters by name, decoded
     */
    record Match(Route route, Map<String, String> pathParameters) {}
}
