package dev.causerie.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two people in Chromium meet on the built distribution: they find and read each other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeetingInBrowserIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Deployment server;
    private Browser browser;

    @BeforeAll
    void start(@TempDir Path temporary) {
        server = Deployment.in(temporary, Map.of("RATE_LIMITS", "off")).start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void open() {
        browser = new Browser();
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void twoPeopleMeetAndReadEachOther() {
        Person anna = browser.person();
        Person bert = browser.person();
        anna.signUp(server.url(), name("anna"));
        String meetingId = anna.createMeeting("Monday");
        bert.enterAsGuest(server.url(), meetingId, "Bert");

        await().atMost(PATIENCE).until(() -> anna.count("tile") == 1 && bert.count("tile") == 1);

        anna.say("Hello Bert");
        bert.reads("Hello Bert");
        bert.say("Hello <b>Anna</b>");
        anna.reads("Hello <b>Anna</b>");
        anna.photograph("meeting");

        bert.part("leave").click();
        await().atMost(PATIENCE).until(() -> anna.count("tile") == 0);
        bert.page().navigate(server.url() + "/?meeting=" + meetingId);
        bert.part("tile-self").waitFor();
        await().atMost(PATIENCE).until(() -> anna.count("tile") == 1 && bert.count("tile") == 1);
        assertThat(browser.complaints()).isEmpty();
    }

    private static String name(String beginning) {
        return beginning + Long.toString(System.nanoTime(), Character.MAX_RADIX);
    }
}
