package dev.causerie.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {

    private final Router router = new Router();

    private static Route get(String pattern) {
        return Route.of(Method.GET, pattern, request -> Response.text(pattern));
    }

    private String found(String path) {
        return router.find(Method.GET, RequestPath.parse(path))
                .map(match -> match.route().pattern() + " " + match.pathParameters())
                .orElse("nothing");
    }

    @Test
    void mostExactPatternWins() {
        router.add(List.of(get("/{path*}"), get("/api/{id}"), get("/api/me"), get("/api/{id}/x")));

        assertThat(found("/api/me")).isEqualTo("/api/me {}");
        assertThat(found("/api/7")).isEqualTo("/api/{id} {id=7}");
        assertThat(found("/api/7/x")).isEqualTo("/api/{id}/x {id=7}");
        assertThat(found("/api/7/y")).isEqualTo("/{path*} {path=api/7/y}");
        assertThat(found("/")).isEqualTo("/{path*} {path=}");
    }

    @Test
    void segmentsAreDecodedAfterTheSplit() {
        router.add(get("/api/{id}"));

        assertThat(router.find(Method.GET, RequestPath.parse("/api/a%2Fb+c%20d"))
                        .orElseThrow()
                        .pathParameters())
                .isEqualTo(Map.of("id", "a/b+c d"));
    }

    @Test
    void closedRoutesAreGoneAndOnlyThose() {
        Registration first = router.add(get("/a"));
        router.add(get("/b"));

        first.close();
        router.add(get("/a"));
        first.close();

        assertThat(found("/a")).isEqualTo("/a {}");
        assertThat(found("/b")).isEqualTo("/b {}");
    }

    @Test
    void secondRouteOfTheSameShapeIsRefusedAndNoneOfItsGroupAdded() {
        router.add(get("/api/{id}"));

        assertThatThrownBy(() -> router.add(List.of(get("/new"), get("/api/{name}"))))
                .hasMessageContaining("/api/{name}")
                .hasMessageContaining("/api/{id}");
        assertThat(found("/new")).isEqualTo("nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "/a{b}", "/{a}/{a}", "/{a*}/b", "/{}", "/{a b}"})
    void malformedPatternsAreRefused(String pattern) {
        assertThatThrownBy(() -> PathPattern.of(pattern)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "http://x/", "/%", "/%zz"})
    void malformedPathsAreBadRequests(String path) {
        assertThatThrownBy(() -> RequestPath.parse(path)).isInstanceOf(HttpError.class);
    }
}
