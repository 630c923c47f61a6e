package dev.causerie.dist;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Debian's Chromium with a fake camera and a fake microphone. Every person is a context of its own. Owned by one thread. */
final class Browser implements AutoCloseable {

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
            "--autoplay-policy=no-user-gesture-required",
            "--disable-renderer-backgrounding",
            "--disable-background-timer-throttling");

    /** Keeps every peer connection of the page, so that a test can read its statistics. */
    private static final String KEEP_CONNECTIONS = """
            window.connections = [];
            window.RTCPeerConnection = class extends window.RTCPeerConnection {
              constructor(...all) { super(...all); window.connections.push(this); }
            };
            """;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());

    Browser() {
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1", "PLAYWRIGHT_NODEJS_PATH", node().toString())));
        chromium = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setHeadless(true)
                        .setArgs(FLAGS));
    }

    /** A page of somebody new. */
    Person person() {
        BrowserContext context = chromium.newContext(new NewContextOptions()
                .setPermissions(List.of("camera", "microphone"))
                .setLocale("en-GB")
                .setViewportSize(1_280, 800));
        context.addInitScript(KEEP_CONNECTIONS);
        Page page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        return new Person(page);
    }

    /** The errors that pages have thrown or written to their consoles. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }

    private static Path node() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .map(folder -> Path.of(folder, "node"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Node is not on the PATH"));
    }
}
