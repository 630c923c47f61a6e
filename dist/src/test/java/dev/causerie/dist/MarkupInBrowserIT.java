package dev.causerie.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What people write is text in the page: no element is made of it, nothing of it runs, opens a dialog or is fetched. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class MarkupInBrowserIT {

    /** What the page asks for by itself, once it is there. */
    private static final Set<String> OWN_REQUESTS = Set.of("fetch", "xhr", "websocket", "preflight");

    /** The texts of these parts; of one that has got an element, what that is. */
    private static final String SHOWN = """
            (parts) => [...document.querySelectorAll(parts)].map((part) =>
              part.childElementCount === 0 ? part.textContent : `has made ${part.innerHTML}`)
            """;

    /** Gives a bare page the means to be many people: {@code enter} and {@code host}. */
    private static final String PEOPLE = """
            () => {
              window.enter = async (username, meetingId) => {
                const guest = await post('/api/auth/guest', { username, meetingId });
                if (!guest) return undefined;
                const socket = io({ auth: { token: guest.accessToken }, transports: ['websocket'], forceNew: true });
                const ask = (event, payload) => socket.timeout(10000).emitWithAck(event, payload);
                await ask('join-meeting', { meetingId });
                const say = (text) => ask('chat-message', { meetingId, text, type: 'text' });
                const raise = () => ask('hand-raised', { meetingId });
                return { say, raise, leave: () => socket.disconnect() };
              };
              window.host = async (username) => {
                const { accessToken } = await register(username);
                const make = async (title) => (await post('/api/meetings', { title }, accessToken)).id;
                const invite = async (meetingId, userId) => {
                  const invites = `/api/meetings/${meetingId}/invites`;
                  if (!(await post(invites, { userIds: [userId] }, accessToken))) throw new Error(meetingId);
                };
                return { make, invite };
              };
            }
            """;

    private static final String SAY_ALL = """
            async ([meetingId, texts]) => {
              const writer = await enter('writer', meetingId);
              for (const text of texts) await writer.say(text);
            }
            """;

    private static final String ENTER_AS_EACH = """
            async ([meetingId, names]) => {
              const entered = [];
              for (const name of names) {
                const guest = await enter(name, meetingId);
                if (!guest) continue;
                await guest.say('hello');
                guest.leave();
                entered.push(name);
              }
              return entered;
            }
            """;

    private static final String RAISE_HANDS_AS_EACH = """
            async ([meetingId, names]) => {
              const raised = [];
              for (const name of names) {
                const guest = await enter(name, meetingId);
                if (!guest) continue;
                await guest.raise();
                raised.push(name);
              }
              return raised;
            }
            """;

    private static final String INVITE_TO_EACH = """
            async ([name, userId, titles]) => {
              const inviter = await host(name);
              for (const title of titles) await inviter.invite(await inviter.make(title), userId);
            }
            """;

    private static final String MAKE_MEETINGS = """
            async ([login, titles]) => {
              const { accessToken } = await post('/api/auth/login', { login, password: 'correct horse battery' });
              for (const title of titles) {
                if (!(await post('/api/meetings', { title, description: title }, accessToken))) throw new Error(title);
              }
            }
            """;

    private final List<String> complaints = new ArrayList<>();
    private final List<String> dialogs = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private List<String> texts = List.of();
    private Deployment server;
    private Browser browser;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        texts = List.of(new ObjectMapper()
                .readValue(Deployment.source("../plugins/testkit/src/main/resources/markup.json"), String[].class));
        server = Deployment.in(folder, Map.of("RATE_LIMITS", "off")).start();
        browser = new Browser();
    }

    @AfterAll
    void stop() {
        browser.close();
        server.close();
    }

    @BeforeEach
    void open() {
        complaints.clear();
        dialogs.clear();
        requests.clear();
    }

    @AfterEach
    void clear() {
        browser.clear();
    }

    @Test
    void messagesAreShownAsText() {
        Person anna = somebody("anna");
        String meetingId = anna.createMeeting("<img src=x onerror=alert(1)>");
        anna.say("first");
        anna.reads("first");
        watch(anna);

        people().evaluate(SAY_ALL, List.of(meetingId, texts));

        List<String> expected = new ArrayList<>(List.of("first"));
        expected.addAll(texts);
        shows(anna, "[data-testid=chat-message] p", expected);
        shows(anna, "[data-testid=meeting-name]", List.of("<img src=x onerror=alert(1)>"));
        assertNothingElseHappened();
    }

    @Test
    void namesAreShownAsText() {
        Person anna = somebody("anna");
        String name = anna.part("me").textContent();
        String meetingId = meetWithoutPictures(anna, "Names");
        anna.say("first");
        anna.reads("first");
        watch(anna);

        Object entered = people().evaluate(ENTER_AS_EACH, List.of(meetingId, names()));

        assertThat((List<?>) entered).hasSizeGreaterThan(60);
        List<String> expected = new ArrayList<>(List.of(name));
        ((List<?>) entered).forEach(each -> expected.add((String) each));
        shows(anna, "[data-testid=chat-message] strong", expected);
        assertNothingElseHappened();
    }

    @Test
    void titlesAreShownAsText() {
        Person anna = somebody("anna");
        String name = anna.part("me").textContent();
        people().evaluate(MAKE_MEETINGS, List.of(name, texts));
        anna.page().reload();
        anna.part("my-meeting").waitFor();
        watch(anna);

        while (anna.count("more-meetings") > 0) {
            int before = anna.count("my-meeting");
            anna.part("more-meetings").click();
            waiting().until(() -> anna.count("my-meeting") > before);
        }

        waiting().untilAsserted(() -> assertThat(shown(anna, "[data-testid=my-meeting] strong"))
                .containsExactlyInAnyOrderElementsOf(texts));
        assertNothingElseHappened();
    }

    @Test
    void namesInTheQueueOfHandsAreShownAsText() {
        Person anna = somebody("anna");
        String meetingId = meetWithoutPictures(anna, "Hands");
        anna.part("people").click();
        watch(anna);

        Object raised = people().evaluate(RAISE_HANDS_AS_EACH, List.of(meetingId, names()));

        assertThat((List<?>) raised).hasSizeGreaterThan(60);
        shows(
                anna,
                "[data-testid=hand-name]",
                ((List<?>) raised).stream().map(String.class::cast).toList());
        assertNothingElseHappened();
    }

    @Test
    void notificationsAreShownAsText() {
        Person anna = somebody("anna");
        String userId = userId(anna);
        watch(anna);
        String inviter = "inviter" + Long.toString(System.nanoTime(), Character.MAX_RADIX);

        people().evaluate(INVITE_TO_EACH, List.of(inviter, userId, texts));

        List<String> expected = new ArrayList<>();
        texts.forEach(text -> expected.add(0, inviter + " invites you to " + text));
        waiting().until(() -> shown(anna, "[data-testid=notice-text]").contains(expected.get(0)));
        assertThat(expected).containsAll(shown(anna, "[data-testid=notice-text]"));
        anna.part("bell").click();
        anna.part("more-notifications").waitFor();
        while (anna.count("more-notifications") > 0) {
            int before = anna.count("notification");
            anna.part("more-notifications").click();
            waiting().until(() -> anna.count("notification") > before || anna.count("more-notifications") == 0);
        }
        shows(anna, "[data-testid=notification-text]", expected);
        assertThat(shown(anna, "[data-testid=notification-title]"))
                .allSatisfy(title -> assertThat(title).startsWith("Invitation to "));
        assertNothingElseHappened();
    }

    @Test
    void whateverTheServerSendsIsShownAsText() {
        Person anna = browser.personWithSmallCamera();
        anna.page().addInitScript(TextsOfTheWire.tap());
        anna.signUp(server.url(), "anna" + Long.toString(System.nanoTime(), Character.MAX_RADIX));
        anna.part("me").waitFor();
        Map<String, String> me =
                Map.of("userId", userId(anna), "username", anna.part("me").textContent());
        String meetingId = meetWithoutPictures(anna, "All of it");
        watch(anna);

        TextsOfTheWire sent = TextsOfTheWire.sentTo(anna.page(), meetingId, me, texts);

        sent.assertAllStandAsTheyAre();
        sent.assertNoneWasForgotten();
        assertNothingElseHappened();
    }

    /** All texts that are names, cut to the length that the page lets people type. */
    private List<String> names() {
        return texts.stream()
                .map(text -> text.substring(0, Math.min(40, text.length())))
                .map(String::strip)
                .distinct()
                .toList();
    }

    /** Makes a meeting and enters it with the camera off, which else takes more of the machine than all who come. */
    private static String meetWithoutPictures(Person host, String title) {
        String meetingId = host.createMeeting(title);
        host.part("camera").click();
        return meetingId;
    }

    private static String userId(Person person) {
        return (String) person.page().evaluate("async () => (await (await fetch('/api/me')).json()).id");
    }

    private Person somebody(String beginning) {
        Person person = browser.personWithSmallCamera();
        person.signUp(server.url(), beginning + Long.toString(System.nanoTime(), Character.MAX_RADIX));
        person.part("me").waitFor();
        return person;
    }

    /** A page of the server that runs nothing by itself, to be other people on. */
    private Page people() {
        Page page = browser.bare(server.url());
        page.evaluate(PEOPLE);
        return page;
    }

    private void watch(Person person) {
        person.page().onPageError(complaints::add);
        person.page().onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        person.page().onDialog(dialog -> {
            dialogs.add(dialog.message());
            dialog.dismiss();
        });
        person.page().onRequest(request -> {
            if (!own(request)) {
                requests.add(request.resourceType() + " " + request.url());
            }
        });
    }

    private boolean own(Request request) {
        if (request.url().equals(server.url() + "/favicon.svg")) {
            return true;
        }
        return OWN_REQUESTS.contains(request.resourceType())
                && request.url().replaceFirst("^ws", "http").startsWith(server.url() + "/");
    }

    private static void shows(Person person, String parts, List<String> expected) {
        waiting().untilAsserted(() -> assertThat(shown(person, parts)).isEqualTo(expected));
    }

    private static List<String> shown(Person person, String parts) {
        return ((List<?>) person.page().evaluate(SHOWN, parts))
                .stream().map(String.class::cast).toList();
    }

    private void assertNothingElseHappened() {
        assertThat(dialogs).isEmpty();
        assertThat(requests).isEmpty();
        assertThat(complaints).isEmpty();
    }

    private static ConditionFactory waiting() {
        return await().pollInSameThread().atMost(Duration.ofSeconds(60));
    }
}
