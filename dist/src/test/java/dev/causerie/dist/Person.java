package dev.causerie.dist;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Map;

/** Somebody in front of the page. Owned by one thread. */
record Person(Page page) {

    /** What the person's peer connections have received, over all of them. */
    private static final String RECEIVED = """
            async () => {
              let frames = 0, energy = 0;
              for (const connection of window.connections) {
                for (const report of (await connection.getStats()).values()) {
                  if (report.type !== 'inbound-rtp') continue;
                  if (report.kind === 'video') frames += report.framesDecoded ?? 0;
                  else energy += report.totalAudioEnergy ?? 0;
                }
              }
              return { frames, energy };
            }
            """;

    /**
     * What has been seen and heard so far.
     *
     * @param frames decoded
     * @param energy of the sound, as WebRTC statistics count it
     */
    record Received(double frames, double energy) {}

    /** Opens the server's page and signs up under a new name. */
    void signUp(String url, String name) {
        page.navigate(url);
        part("way-sign-up").click();
        part("username").fill(name);
        part("email").fill(name + "@example.org");
        part("password").fill("correct horse battery");
        part("enter").click();
    }

    /** Makes a meeting and enters it; gives its id. */
    String createMeeting(String title) {
        part("meeting-title").fill(title);
        part("create-meeting").click();
        part("tile-self").waitFor();
        return part("meeting-id").textContent().strip();
    }

    /** Follows the link to a meeting and enters it as a guest. */
    void enterAsGuest(String url, String meetingId, String name) {
        page.navigate(url + "/?meeting=" + meetingId);
        part("guest-name").fill(name);
        part("enter").click();
        part("tile-self").waitFor();
    }

    /** Writes into the chat. */
    void say(String text) {
        open("chat", "chat-panel");
        part("chat-input").fill(text);
        part("chat-send").click();
    }

    /** Waits until the chat has a message with this text. */
    void reads(String text) {
        open("chat", "chat-panel");
        page.locator("[data-testid=chat-message]")
                .filter(new Locator.FilterOptions().setHasText(text))
                .first()
                .waitFor();
    }

    /** Pulls the network's plug, or puts it in again. */
    void offline(boolean cut) {
        page.context().setOffline(cut);
    }

    /** The part of the page with this handle. */
    Locator part(String handle) {
        return page.locator("[data-testid=" + handle + "]").first();
    }

    /** How many parts have this handle. */
    int count(String handle) {
        return page.locator("[data-testid=" + handle + "]").count();
    }

    Received received() {
        Map<?, ?> numbers = (Map<?, ?>) page.evaluate(RECEIVED);
        return new Received(
                ((Number) numbers.get("frames")).doubleValue(), ((Number) numbers.get("energy")).doubleValue());
    }

    /** Keeps what the page looks like, for whoever wants to see it. */
    void photograph(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    }

    private void open(String button, String panel) {
        if (!part(panel).isVisible()) {
            part(button).click();
            part(panel).waitFor();
        }
    }
}
