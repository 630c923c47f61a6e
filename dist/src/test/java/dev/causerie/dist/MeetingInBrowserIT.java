package dev.causerie.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two people in Chromium meet on the built distribution: they see, hear and read each other, and record it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeetingInBrowserIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Path folder;
    private Deployment server;
    private Browser browser;
    private Person anna;
    private Person bert;

    @BeforeAll
    void start(@TempDir Path temporary) throws IOException {
        folder = temporary;
        server = Deployment.in(temporary, Map.of("RATE_LIMITS", "off"), Deployment.pingingOften(temporary))
                .start();
        browser = new Browser();
    }

    @AfterAll
    void stop() {
        browser.close();
        server.close();
    }

    @BeforeEach
    void open() {
        anna = browser.person();
        bert = browser.personWithSmallCamera();
    }

    @AfterEach
    void clear() {
        browser.clear();
    }

    @Test
    void twoPeopleSeeHearAndReadEachOther() {
        anna.signUp(server.url(), name("anna"));
        String meetingId = anna.createMeeting("Monday");
        bert.enterAsGuest(server.url(), meetingId, "Bert");

        waiting().until(() -> anna.count("tile") == 1 && bert.count("tile") == 1);
        seesAndHears(anna);
        seesAndHears(bert);

        anna.say("Hello Bert");
        bert.reads("Hello Bert");
        bert.say("Hello <b>Anna</b>");
        anna.reads("Hello <b>Anna</b>");
        anna.photograph("meeting");

        bert.part("leave").click();
        waiting().until(() -> anna.count("tile") == 0);
        bert.page().navigate(server.url() + "/?meeting=" + meetingId);
        bert.part("tile-self").waitFor();
        seesAndHears(anna);
        seesAndHears(bert);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void whoWasCutOffComesBackByHimself() {
        meet("Tunnel");

        bert.offline(true);
        waiting().until(() -> anna.count("tile") == 0);
        bert.offline(false);
        waiting().until(() -> anna.count("tile") == 1);
        seesAndHears(anna);
        seesAndHears(bert);
    }

    @Test
    void aRecordingPlays() throws Exception {
        String meetingId = meet("Recorded");

        record(anna);
        long begun = System.nanoTime();
        tenSecondsPass();
        anna.part("record").click();
        double seconds = secondsSince(begun);
        nobodyPublishes();
        anna.part("recording-ready").waitFor(new Locator.WaitForOptions().setTimeout(120_000));

        Path file = download(anna, meetingId);
        Probe probe = Probe.of(file);
        assertThat(probe.kinds()).contains("video", "audio");
        assertThat(probe.seconds()).isBetween(seconds - 1, seconds + 1);
        playsInThePage(anna);
        assertThat(browser.complaints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWasRecordedBeforeTheServerEndedIsComposedAtTheNextStart(boolean killed) throws Exception {
        String meetingId = meet("Recorded");
        record(anna);
        long begun = System.nanoTime();
        tenSecondsPass();
        double toldToEnd = secondsSince(begun);
        if (killed) {
            server.kill();
        } else {
            server.stop();
        }
        double ended = secondsSince(begun);
        String stored = fragmentsStored();
        server.start();

        seesAndHears(anna);
        nobodyPublishes();
        Path file = download(anna, meetingId);
        Probe probe = Probe.of(file);
        assertThat(probe.kinds()).contains("video", "audio");
        assertThat(probe.seconds()).as(stored).isBetween(toldToEnd - 1, ended + 1);
    }

    /** When the fragments came into the store: those of each track, in milliseconds before now. */
    private String fragmentsStored() throws IOException {
        long now = System.currentTimeMillis();
        try (Stream<Path> files = Files.walk(folder.resolve("data/objects"))) {
            return files.filter(file -> file.getParent().getParent().endsWith("fragments"))
                    .sorted()
                    .map(file -> file.getParent().getFileName() + "/" + file.getFileName() + " "
                            + (now - file.toFile().lastModified()))
                    .collect(Collectors.joining("\n", "fragments stored before the end, in ms:\n", ""));
        }
    }

    /** Anna signs up, makes a meeting, and Bert and she see and hear each other in it; gives its id. */
    private String meet(String title) {
        anna.signUp(server.url(), name("anna"));
        String meetingId = anna.createMeeting(title);
        bert.enterAsGuest(server.url(), meetingId, "Bert");
        seesAndHears(anna);
        seesAndHears(bert);
        return meetingId;
    }

    /** Leaves the processors to what composes the recording. */
    private void nobodyPublishes() {
        bert.part("leave").click();
        anna.part("camera").click();
    }

    private static double secondsSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e9;
    }

    /** A recording of ten seconds takes ten seconds. */
    private static void tenSecondsPass() {
        waiting().pollDelay(Duration.ofSeconds(10)).until(() -> true);
    }

    private static void record(Person host) {
        host.part("record").click();
        host.page()
                .locator("[data-testid=recording-state][data-state=recording]")
                .first()
                .waitFor();
    }

    private static void playsInThePage(Person person) {
        person.part("show-recordings").click();
        person.part("play").click();
        person.part("playback").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
        waiting().until(() -> (Boolean) person.page().evaluate("""
                        () => {
                          const video = document.querySelector('[data-testid=playback]');
                          if (video.paused) video.play();
                          return video.currentTime > 1 && video.videoWidth > 0;
                        }
                        """));
    }

    /** The finished file of the meeting's newest recording, over REST and with a range first. */
    private Path download(Person person, String meetingId) throws Exception {
        String list = "/api/meetings/" + meetingId + "/recordings";
        waiting()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> fetch(person, list).contains("\"status\":\"ready\""));
        String url = fetch(person, list).replaceFirst("(?s).*?\"url\":\"([^\"]+)\".*", "$1");
        String cookie = person.page().context().cookies().stream()
                .filter(each -> each.name.equals("token"))
                .findFirst()
                .map(each -> "token=" + each.value)
                .orElseThrow();
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server.url() + url)).header("cookie", cookie);
        HttpResponse<byte[]> part = client.send(
                request.copy().header("range", "bytes=0-3").build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).containsExactly(0x1A, 0x45, 0xDF, 0xA3);
        Path file = folder.resolve(meetingId + ".webm");
        HttpResponse<Path> whole = client.send(request.build(), HttpResponse.BodyHandlers.ofFile(file));
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(Files.size(file)).isPositive();
        return file;
    }

    /** A GET of the page itself, with its cookie. */
    private static String fetch(Person person, String path) {
        return (String) person.page().evaluate("async (path) => (await fetch(path)).text()", path);
    }

    private static void seesAndHears(Person person) {
        Person.Received before = person.received();
        waiting().pollInterval(Duration.ofMillis(300)).untilAsserted(() -> {
            Person.Received now = person.received();
            assertThat(now.frames()).isGreaterThan(before.frames() + 10);
            assertThat(now.energy()).isGreaterThan(before.energy());
        });
    }

    /** Asks the page on the test's own thread: Playwright's objects belong to the thread that made them. */
    private static ConditionFactory waiting() {
        return await().pollInSameThread().atMost(PATIENCE);
    }

    private static String name(String beginning) {
        return beginning + Long.toString(System.nanoTime(), Character.MAX_RADIX);
    }
}
