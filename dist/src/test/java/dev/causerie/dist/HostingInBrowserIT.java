package dev.causerie.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A host and a guest in Chromium: what one of them does to the meeting or to the other, both pages show. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class HostingInBrowserIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Whether the page has a microphone's track, and every one that it sends is switched on, or every one off. */
    private static final String MICROPHONE_IS = """
            (on) => {
              const senders = window.connections.flatMap((connection) => connection.getSenders());
              const tracks = senders.map(({ track }) => track).filter((track) => track?.kind === 'audio');
              return tracks.length > 0 && tracks.every((track) => track.enabled === on);
            }
            """;

    private Deployment server;
    private Browser browser;
    private Person anna;
    private Person bert;
    private String meetingId = "";

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

    @BeforeEach
    void meet() {
        anna = browser.personWithSmallCamera();
        bert = browser.personWithSmallCamera();
        anna.signUp(server.url(), name("anna"));
        meetingId = anna.createMeeting("Monday");
        bert.enterAsGuest(server.url(), meetingId, "Bert");
        anna.part("tile").waitFor();
        bert.part("tile").waitFor();
    }

    @AfterEach
    void clear() {
        browser.clear();
    }

    @Test
    void handsAndEmojisAreSeenAndTheHostLowersHands() {
        bert.part("hand").click();
        anna.part("people").click();
        anna.part("hand-name").waitFor();
        assertThat(anna.part("hand-name").textContent()).isEqualTo("Bert");
        assertThat(anna.part("tile").getAttribute("data-hand")).isEqualTo("1");
        assertThat(bert.part("hand").getAttribute("aria-pressed")).isEqualTo("true");

        anna.part("hand-lower").click();
        pressed(bert, "hand", false);
        gone(anna, "raised-hand");

        bert.part("react").click();
        bert.part("emoji").click();
        anna.part("tile-reaction").waitFor();
        assertThat(anna.part("tile-reaction").textContent()).isEqualTo("👍");
        gone(anna, "tile-reaction");
        assertThat(anna.count("chat-badge")).isZero();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void whomTheHostMutesIsMutedUntilHeSaysYes() {
        waiting().until(() -> microphoneIs(bert, true));
        menuOf("Bert", "mute");
        pressed(bert, "microphone", false);
        assertThat(microphoneIs(bert, false)).isTrue();
        bert.part("notice-text").waitFor();
        assertThat(bert.part("notice-text").textContent()).isEqualTo("The host has turned your microphone off.");
        assertThat(bert.count("notice")).isEqualTo(1);
        waiting().until(() -> "true".equals(anna.part("tile").getAttribute("data-muted")));

        menuOf("Bert", "ask-unmute");
        bert.part("unmute-asked").waitFor();
        assertThat(microphoneIs(bert, false)).isTrue();
        bert.part("answer-no").click();
        gone(bert, "unmute-asked");
        assertThat(microphoneIs(bert, false)).isTrue();

        menuOf("Bert", "ask-unmute");
        bert.part("answer-yes").click();
        pressed(bert, "microphone", true);
        assertThat(microphoneIs(bert, true)).isTrue();
        waiting().until(() -> "false".equals(anna.part("tile").getAttribute("data-muted")));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void everyPageFollowsTheLayoutAndOnlyTheHostMaySetIt() {
        bert.part("more").click();
        bert.part("ask-for-control").waitFor();
        assertThat(bert.count("layout-speaker") + bert.count("end") + bert.count("person-menu"))
                .isZero();
        bert.page().keyboard().press("Escape");

        anna.part("more").focus();
        anna.page().keyboard().press("Enter");
        waiting()
                .until(() -> anna.page().locator("[data-testid=mute-all]:focus").count() == 1);
        anna.page().keyboard().press("ArrowDown");
        anna.page().keyboard().press("ArrowDown");
        anna.page().keyboard().press("ArrowDown");
        anna.page().keyboard().press("Enter");
        layoutIs(anna, "speaker");
        layoutIs(bert, "speaker");
        bert.page().locator("[data-testid=tile].large").waitFor();

        Person cleo = browser.personWithSmallCamera();
        cleo.enterAsGuest(server.url(), meetingId, "Cleo");
        layoutIs(cleo, "speaker");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void oneScreenIsSharedAtATimeAndTheHostStopsIt() {
        bert.part("screen").click();
        anna.part("tile-screen").waitFor();
        anna.part("screen").click();
        anna.part("notice-text").waitFor();
        assertThat(anna.part("notice-text").textContent()).isEqualTo("Bert is sharing a screen: one at a time.");
        assertThat(anna.part("screen").getAttribute("aria-pressed")).isEqualTo("false");

        menuOf("Bert", "stop-screen");
        pressed(bert, "screen", false);
        gone(anna, "tile-screen");
        bert.part("notice-text").waitFor();
        assertThat(bert.part("notice-text").textContent()).isEqualTo("Your screen is not shared any more.");
    }

    @Test
    void theEjectedIsToldWhyAndNotLetInAgain() {
        menuOf("Bert", "eject");
        anna.part("reason").fill("Too loud, & <b>bold</b>");
        anna.part("confirm-yes").click();

        bert.part("door-reason").waitFor();
        assertThat(bert.part("door").textContent())
                .contains("The host has removed you from the meeting.")
                .contains("The reason: Too loud, & <b>bold</b>");
        gone(anna, "tile");
        assertThat(anna.count("confirm")).isZero();
        bert.page().navigate(server.url() + "/?meeting=" + meetingId);
        bert.page()
                .locator("[data-testid=door][data-phase=refused]")
                .filter(new FilterOptions().setHasText("The host has removed you from the meeting."))
                .waitFor();
        assertThat(bert.count("door-password")).isZero();
    }

    @Test
    void anInvitationArrivesIsCountedReadAndFollowed() {
        Person cleo = browser.personWithSmallCamera();
        String name = name("cleo");
        cleo.signUp(server.url(), name);
        cleo.part("bell").waitFor();
        assertThat(cleo.count("bell-badge")).isZero();

        anna.part("people").click();
        anna.part("show-invite").click();
        anna.part("invite-search").fill(name.substring(0, name.length() - 1));
        anna.part("invite-now").click();
        anna.part("invited-now").waitFor();

        cleo.part("notice-title").waitFor();
        assertThat(cleo.part("notice-title").textContent()).isEqualTo("Invitation to Monday");
        waiting().until(() -> cleo.count("bell-badge") == 1);
        assertThat(cleo.part("bell-badge").textContent()).isEqualTo("1");
        cleo.part("bell").click();
        cleo.part("notification-read").click();
        gone(cleo, "bell-badge");
        cleo.part("notification-open").click();
        cleo.part("tile-self").waitFor();
        assertThat(cleo.part("meeting-id").textContent().strip()).isEqualTo(meetingId);

        cleo.part("bell").click();
        cleo.part("notification-delete").click();
        gone(cleo, "notification");
        assertThat(browser.complaints()).isEmpty();
    }

    /** Chooses what the host does to somebody, in the menu on that one's picture. */
    private void menuOf(String name, String item) {
        Locator tile = anna.page().locator("[data-testid=tile]").filter(new FilterOptions().setHasText(name));
        tile.hover();
        tile.locator("[data-testid=person-menu]").click();
        tile.locator("[data-testid=" + item + "]").click();
    }

    private static boolean microphoneIs(Person person, boolean on) {
        return (Boolean) person.page().evaluate(MICROPHONE_IS, on);
    }

    private static void layoutIs(Person person, String layout) {
        person.page().locator("[data-testid=stage][data-layout=" + layout + "]").waitFor();
    }

    private static void pressed(Person person, String button, boolean on) {
        person.page()
                .locator("[data-testid=" + button + "][aria-pressed=" + on + "]")
                .waitFor();
    }

    private static void gone(Person person, String handle) {
        person.part(handle).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    /** Asks the page on the test's own thread: Playwright's objects belong to the thread that made them. */
    private static ConditionFactory waiting() {
        return await().pollInSameThread().atMost(PATIENCE);
    }

    private static String name(String beginning) {
        return beginning + Long.toString(System.nanoTime(), Character.MAX_RADIX);
    }
}
