package dev.causerie.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stock client that the page uses, in Chromium and on a page with nothing else, against the built distribution. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class ClientInBrowserIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    /** Signs up, connects with these transports, and keeps what comes; {@code window.ask} gives an ack. */
    private static final String CONNECT = """
            async ([name, transports]) => {
              const { accessToken: token } = await register(name);
              const socket = io({ auth: { token }, transports, reconnectionDelay: 100, reconnectionDelayMax: 500 });
              const { engine } = socket.io;
              Object.assign(window, { socket, token, texts: [], recoveries: [], seen: [engine.transport.name] });
              engine.on('upgrade', (transport) => window.seen.push(transport.name));
              socket.on('chat-message', (each) => each.type === 'text' && window.texts.push(each.message));
              socket.on('connect', () => window.recoveries.push(socket.recovered));
              window.ask = (event, payload) => socket.timeout(10000).emitWithAck(event, payload);
              await new Promise((resolve, reject) => { socket.once('connect', resolve); socket.once('connect_error', reject); });
            }
            """;

    private static final String CREATE_MEETING =
            "async () => (await post('/api/meetings', { title: 'Test' }, token)).id";

    private static final String JOIN = "async (meetingId) => (await ask('join-meeting', { meetingId })).success";

    private static final String SAY =
            "async ([meetingId, text]) => (await ask('chat-message', { meetingId, text, type: 'text' })).success";

    private Deployment server;
    private Browser browser;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        server = Deployment.in(folder, Map.of("RATE_LIMITS", "off"), Deployment.pingingOften(folder))
                .start();
        browser = new Browser();
    }

    @AfterAll
    void stop() {
        browser.close();
        server.close();
    }

    @Test
    void pollingIsUpgradedToWebSocket() {
        Page page = connected("upgrade", "polling", "websocket");
        await().atMost(SOON).until(() -> page.evaluate("seen").equals(List.of("polling", "websocket")));
        assertThat(page.evaluate("async () => (await ask('ping')).success")).isEqualTo(true);
        assertThat(page.evaluate("socket.io.engine.transport.name")).isEqualTo("websocket");
        assertThat(page.evaluate("recoveries.length"))
                .as("one connection all the while")
                .isEqualTo(1);
        page.context().close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling websocket", "websocket", "polling"})
    void whatWasMissedWithoutANetworkComesOnceAndInOrder(String transports) {
        String name = transports.replace(' ', '-');
        Page talker = connected("talker-" + name, "websocket");
        Page away = connected("away-" + name, transports.split(" "));
        String meetingId = (String) talker.evaluate(CREATE_MEETING);
        assertThat(talker.evaluate(JOIN, meetingId)).isEqualTo(true);
        assertThat(away.evaluate(JOIN, meetingId)).isEqualTo(true);
        List<String> said = new ArrayList<>();
        say(talker, meetingId, "before", said);
        hears(away, said);

        away.context().setOffline(true);
        await().atMost(SOON).until(() -> away.evaluate("socket.connected").equals(false));
        for (int i = 0; i < 10; i++) {
            say(talker, meetingId, "missed " + i, said);
        }
        away.context().setOffline(false);
        for (int i = 0; i < 20; i++) {
            say(talker, meetingId, "meanwhile " + i, said);
        }

        await().atMost(SOON).until(() -> away.evaluate("socket.connected").equals(true));
        say(talker, meetingId, "after", said);
        hears(away, said);
        assertThat(away.evaluate("recoveries")).isEqualTo(List.of(false, true));
        talker.context().close();
        away.context().close();
    }

    /** Somebody on a page of the server that runs nothing by itself. */
    private Page connected(String name, String... transports) {
        Page page = browser.bare(server.url());
        page.evaluate(CONNECT, List.of(name, List.of(transports)));
        return page;
    }

    private static void say(Page page, String meetingId, String text, List<String> said) {
        assertThat(page.evaluate(SAY, List.of(meetingId, text))).isEqualTo(true);
        said.add(text);
    }

    private static void hears(Page page, List<String> texts) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(page.evaluate("texts")).isEqualTo(texts));
    }
}
