package dev.causerie.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Somebody's packets get lost between his browser and the server, and then no more: what everybody is told and shown. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
class ConnectionQualityInBrowserIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    /** Leads the page's media by a relay of the test's. */
    private static final String RELAYED = """
            window.RTCPeerConnection = class extends window.RTCPeerConnection {
              async setRemoteDescription({ type, sdp }) {
                const candidate = /^(a=candidate:\\S+ 1 udp \\d+ \\S+ )(\\d+) /m;
                const port = await window.relayTo(Number(candidate.exec(sdp)[2]));
                return super.setRemoteDescription({ type, sdp: sdp.replace(new RegExp(candidate, 'gm'), `$1${port} `) });
              }
            };
            """;

    /** What the page was told last of somebody's connection, or null. */
    private static final String LAST = """
            (userId) => got.filter(([event, payload]) => event === 'connection-quality' && payload.userId === userId)
              .map(([, payload]) => payload).at(-1) ?? null
            """;

    private final Map<Integer, LossyRelay> relays = new HashMap<>();
    private Deployment server;
    private Browser browser;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = Deployment.in(folder, Map.of("RATE_LIMITS", "off")).start();
        browser = new Browser();
    }

    @AfterAll
    void stop() {
        browser.close();
        server.close();
    }

    @AfterEach
    void mend() {
        relays.values().forEach(LossyRelay::close);
        relays.clear();
    }

    @Test
    void everybodyIsToldWhoseConnectionIsBadAndWhyAndWhenThatIsOver() {
        Page anna = connected(relayed(), "anna");
        Page bert = connected(browser.person(), "bert");
        Page stranger = connected(browser.person(), "sven");
        String meetingId =
                (String) anna.evaluate("async () => (await post('/api/meetings', { title: 'Far' }, token)).id");
        List<Page> inside = List.of(anna, bert);
        inside.forEach(page -> join(page, meetingId));
        inside.forEach(page -> page.evaluate(MediaEventsInBrowserIT.PUBLISH));
        inside.forEach(page -> isTold(page, anna, "good", "none"));

        relays.values().forEach(LossyRelay::loseAQuarter);
        inside.forEach(page -> isTold(page, anna, "poor", "loss"));
        Page carl = connected(browser.person(), "carl");
        join(carl, meetingId);
        isTold(carl, anna, "poor", "loss");
        assertThat(everTold(bert, bert, "reason", "loss"))
                .as("by what anna loses")
                .isFalse();

        relays.values().forEach(LossyRelay::heal);
        List.of(anna, bert, carl).forEach(page -> isTold(page, anna, "good", "none"));

        relays.values().forEach(LossyRelay::loseAll);
        waiting().until(() -> everTold(bert, anna, "quality", "lost"));
        assertThat(everTold(bert, anna, "reason", "silence")).isTrue();
        isTold(bert, anna, "unknown", "none");
        Page dora = connected(browser.person(), "dora");
        join(dora, meetingId);
        isTold(dora, bert, "good", "none");
        assertThat(lastTold(dora, anna)).as("of whom there is nothing any more").isNull();
        assertThat(stranger.evaluate("() => got.filter(([event]) => event === 'connection-quality').length"))
                .isEqualTo(0);
    }

    @Test
    void thePageShowsItBesideTheName() {
        Person ada = relayed();
        ada.signUp(server.url(), "ada");
        String meetingId = ada.createMeeting("Bad weather");
        Person ben = browser.person();
        ben.enterAsGuest(server.url(), meetingId, "Ben");
        Locator ofAda = ben.page().locator("[data-testid=tile] [data-testid=signal]");
        Locator own = ada.page().locator("[data-testid=tile-self] [data-testid=signal]");
        shows(ofAda, "good", "Good connection");
        shows(own, "good", "Good connection");

        relays.values().forEach(LossyRelay::loseAQuarter);
        shows(ofAda, "poor", "Poor connection: sound and pictures get lost on the way");
        shows(own, "poor", "Poor connection: sound and pictures get lost on the way");
        ben.part("people").click();
        shows(
                ben.page().locator("[data-testid=participant] [data-testid=signal][data-quality=poor]"),
                "poor",
                "Poor connection: sound and pictures get lost on the way");
        ben.photograph("connection-poor");

        relays.values().forEach(LossyRelay::heal);
        shows(ofAda, "good", "Good connection");
        shows(own, "good", "Good connection");
        ben.photograph("connection-good");
    }

    private static void shows(Locator mark, String quality, String words) {
        waiting().untilAsserted(() -> {
            assertThat(mark.count()).isEqualTo(1);
            assertThat(mark.getAttribute("data-quality")).isEqualTo(quality);
            assertThat(mark.getAttribute("aria-label")).isEqualTo(words);
        });
    }

    /** Somebody whose media goes by a relay. */
    private Person relayed() {
        Person person = browser.person();
        person.page().exposeFunction("relayTo", ports -> relays.computeIfAbsent(
                        ((Number) ports[0]).intValue(), LossyRelay::new)
                .port());
        person.page().addInitScript(RELAYED);
        return person;
    }

    /** On a page of the server that runs nothing by itself. */
    private Page connected(Person person, String beginning) {
        Page page = Browser.bare(person, server.url());
        page.evaluate(
                MediaEventsInBrowserIT.CONNECT, beginning + Long.toString(System.nanoTime(), Character.MAX_RADIX));
        return page;
    }

    private static void join(Page page, String meetingId) {
        Object answer = page.evaluate("(payload) => ask('join-meeting', payload)", Map.of("meetingId", meetingId));
        assertThat(asMap(answer)).containsEntry("success", true);
    }

    private static void isTold(Page page, Page of, String quality, String reason) {
        Map<String, Object> expected = Map.of("userId", idOf(of), "quality", quality, "reason", reason);
        waiting().untilAsserted(() -> assertThat(lastTold(page, of)).isEqualTo(expected));
    }

    private static Map<String, Object> lastTold(Page page, Page of) {
        return asMap(page.evaluate(LAST, idOf(of)));
    }

    private static boolean everTold(Page page, Page of, String field, String value) {
        Map<String, Object> fields = Map.of("userId", idOf(of), field, value);
        return page.evaluate(MediaEventsInBrowserIT.FIND, List.of("connection-quality", fields)) != null;
    }

    private static Object idOf(Page page) {
        return page.evaluate("() => user.id");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(Object json) {
        return (Map<String, Object>) json;
    }

    /** Asks the pages on the test's own thread: Playwright's objects belong to the thread that made them. */
    private static ConditionFactory waiting() {
        return await().pollInSameThread().atMost(SOON);
    }
}
