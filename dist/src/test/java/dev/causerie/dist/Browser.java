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

/**
 * Debian's Chromium with a fake microphone and a fake camera of ten pictures a second: twice as many fill a small machine. Every
 * person is a context of its own. Owned by one thread.
 */
final class Browser implements AutoCloseable {

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--use-fake-device-for-media-stream=fps=10",
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

    /** A camera of 320 by 180 and five pictures a second: of what a page asks for, two fill a small machine. */
    private static final String SMALL_CAMERA = """
            const media = MediaDevices.prototype;
            const whole = media.getUserMedia;
            media.getUserMedia = function (wish) {
              const video = wish?.video && { ...wish.video, width: 320, height: 180, frameRate: 5 };
              return whole.call(this, { ...wish, ...(video && { video }) });
            };
            """;

    /** Gives a page the stock client, {@code io}, and ways to call the server: {@code post}, {@code register}. */
    private static final String MEANS = """
            async () => {
              const page = await (await fetch('/')).text();
              const map = JSON.parse(page.match(/<script type="importmap"[^>]*>([^]*?)<\\/script>/)[1]);
              const { io } = await import(new URL(map.imports['socket.io-client'], location.origin).href);
              const post = async (path, body, token) => {
                const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
                const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
                return answer.ok ? answer.json() : undefined;
              };
              const register = (username) =>
                post('/api/auth/register', { username, email: `${username}@example.org`, password: 'correct horse battery' });
              Object.assign(window, { io, post, register });
            }
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

    /** The same with a camera that costs little and has one layer: for those of whom the video is not what matters. */
    Person personWithSmallCamera() {
        Person person = person();
        person.page().context().addInitScript(SMALL_CAMERA);
        return person;
    }

    /** A page of the server that runs nothing by itself, to be people on: it has {@code io}, {@code post} and {@code register}. */
    Page bare(String url) {
        return bare(person(), url);
    }

    /** The same as somebody's page. */
    static Page bare(Person person, String url) {
        Page page = person.page();
        page.navigate(url + "/health/ready");
        page.evaluate(MEANS);
        return page;
    }

    /** The errors that pages have thrown or written to their consoles. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Everybody leaves, and what their pages complained of is forgotten. */
    void clear() {
        List.copyOf(chromium.contexts()).forEach(BrowserContext::close);
        complaints.clear();
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
