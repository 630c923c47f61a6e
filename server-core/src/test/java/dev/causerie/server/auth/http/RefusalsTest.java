package dev.causerie.server.auth.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causerie.api.Rejected;
import dev.causerie.server.http.HttpError;
import dev.causerie.server.http.Request;
import dev.causerie.server.http.Response;
import dev.causerie.server.http.ResponseBody;
import dev.causerie.server.store.Contention;
import dev.causerie.server.store.StoreUnavailable;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RefusalsTest {

    private static final Request ANY = (Request) Proxy.newProxyInstance(
            Request.class.getClassLoader(), new Class<?>[] {Request.class}, (proxy, method, arguments) -> null);

    @Test
    void aRefusalHasTheStatusOfItsCode() throws Exception {
        assertThat(answer(Rejected.conflict("taken")))
                .isEqualTo(error(409, Map.of("code", "CONFLICT", "message", "taken")));
    }

    @Test
    void aDatabaseThatIsAwayIsUnavailableAndTellsNothingOfItself() throws Exception {
        for (RuntimeException outage : List.of(
                new StoreUnavailable("jdbc:mysql://db refused", new IllegalStateException()),
                new Contention("deadlock", new IllegalStateException()))) {
            Response answer = answer(outage);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body().toString()).contains("UNAVAILABLE").doesNotContain("jdbc", "deadlock");
        }
    }

    @Test
    void aWaitIsRoundedUpSoThatWhoKeepsItIsLetIn() throws Exception {
        Response answer = answer(Rejected.rateLimited(Duration.ofNanos(1_000_000_001)));

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.headers()).containsExactly(Map.entry("Retry-After", "2"));
        assertThat(answer.body().toString()).contains("retryAfterMs=1001");
    }

    @Test
    void whatTheHttpSideAnswersItselfIsLeftToIt() {
        assertThatThrownBy(() -> answer(HttpError.notFound("x"))).isInstanceOf(HttpError.class);
        assertThatThrownBy(() -> answer(new IllegalStateException("ours"))).isInstanceOf(IllegalStateException.class);
    }

    private static Response answer(RuntimeException thrown) throws Exception {
        return Refusals.answering(request -> {
                    throw thrown;
                })
                .handle(ANY);
    }

    private static Response error(int status, Map<String, Object> error) {
        return new Response(status, List.of(), new ResponseBody.Json(Map.of("error", error)));
    }
}
