package dev.causerie.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsSourceTest {
    private static final String LONG_SECRET = "0123456789abcdef0123456789abcdef";

    @TempDir
    Path folder;

    @Test
    void withoutAWordTheDefaultsHold() {
        var settings = new SettingsSource(Map.of()).load(CommandLine.silent());

        assertThat(settings.server().port()).isEqualTo(3000);
        assertThat(settings.server().mode()).isEqualTo(Mode.DEMO);
        assertThat(settings.server().publicUrl()).isEmpty();
        assertThat(settings.gateway().pingInterval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.gateway().maxPayload()).isEqualTo(ByteSize.ofMiB(12));
        assertThat(settings.gateway().clients().packetsPerSecond()).isEqualTo(200);
        assertThat(settings.gateway().clients().exemptAddresses()).containsExactly("127.0.0.0/8", "::1");
        assertThat(settings.auth().cookieName()).isEqualTo("token");
        assertThat(settings.auth().refreshTokenTtl()).isEqualTo(Duration.ofDays(30));
        assertThat(settings.recovery().window()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.media().firstPort()).isEqualTo(10_000);
        assertThat(settings.limits().rateLimits()).isTrue();
        assertThat(settings.plugins().settings()).isEmpty();
    }

    /** Five hundred who join one meeting at once must not take every connection. */
    @Test
    void byDefaultOnePluginHoldsHalfOfTheConnectionsAtMost() {
        var settings = new SettingsSource(Map.of()).load(CommandLine.silent());

        assertThat(settings.lanes().pluginPermits())
                .isLessThanOrEqualTo(settings.store().poolSize() / 2);
    }

    @Test
    void theFileOverridesTheDefaultsTheEnvironmentTheFileAndTheCommandLineAll() {
        var file = file("server { port = 1111, host = fromfile, data = fromfile }, log.retention = 48h");
        var commandLine = new CommandLine(Optional.of(file), Optional.of(3333), Optional.empty(), false);

        var settings = new SettingsSource(Map.of("PORT", "2222", "HOST", "fromenvironment")).load(commandLine);

        assertThat(settings.server().port()).isEqualTo(3333);
        assertThat(settings.server().host()).isEqualTo("fromenvironment");
        assertThat(settings.server().data()).isEqualTo(Path.of("fromfile"));
        assertThat(settings.log().retention()).isEqualTo(Duration.ofDays(2));
        assertThat(settings.log().batch()).isEqualTo(500);
    }

    @Test
    void httpsIsOffUntilTheFileOrTheCommandLineTurnsItOn() {
        var file = file("server.tls { certificate = chain.pem, key = key.pem }");
        var commandLine = new CommandLine(Optional.of(file), Optional.empty(), Optional.empty(), true);

        assertThat(new SettingsSource(Map.of())
                        .load(CommandLine.silent())
                        .server()
                        .https())
                .isFalse();
        assertThat(new SettingsSource(Map.of()).load(commandLine).server().https())
                .isTrue();
        assertThat(new SettingsSource(Map.of()).load(commandLine).server().tls().certificate())
                .contains(Path.of("chain.pem"));
        assertThat(new SettingsSource(Map.of())
                        .load(CommandLine.withFile(file("server.https = on")))
                        .server()
                        .https())
                .isTrue();
    }

    @Test
    void theEnvironmentReachesEverySectionItIsMeantFor() {
        var settings = new SettingsSource(Map.of(
                        "JWT_SECRET", LONG_SECRET,
                        "FRONTEND_URL", "https://a.example.org, http://localhost:5173",
                        "DATABASE_URL", "jdbc:mysql://db/causerie",
                        "DATABASE_USER", "u",
                        "DATABASE_PASSWORD", "p",
                        "S3_ENDPOINT", "http://minio:9000",
                        "S3_ACCESS_KEY", "ak",
                        "S3_SECRET_KEY", "sk",
                        "RATE_LIMITS", "off",
                        "CAUSERIE_MODE", "production"))
                .load(CommandLine.silent());

        assertThat(settings.auth().jwtSecret()).contains(new Secret(LONG_SECRET));
        assertThat(settings.http().origins()).containsExactly("https://a.example.org", "http://localhost:5173");
        assertThat(settings.store().url()).contains("jdbc:mysql://db/causerie");
        assertThat(settings.objects().endpoint()).contains(URI.create("http://minio:9000"));
        assertThat(settings.limits().rateLimits()).isFalse();
        assertThat(settings.server().mode()).isEqualTo(Mode.PRODUCTION);
    }

    @Test
    void anEmptyVariableSaysNothing() {
        var settings = new SettingsSource(Map.of("PORT", "", "JWT_SECRET", " ")).load(CommandLine.silent());

        assertThat(settings.server().port()).isEqualTo(3000);
        assertThat(settings.auth().jwtSecret()).isEmpty();
    }

    @Test
    void theFileMayUseAnyVariableAndItsOwnKeys() {
        var file = file("server.data = ${HOME}/causerie, plugins.folder = ${server.data}/plugins");

        var settings = new SettingsSource(Map.of("HOME", "/home/someone")).load(CommandLine.withFile(file));

        assertThat(settings.plugins().folder()).isEqualTo(Path.of("/home/someone/causerie/plugins"));
    }

    @Test
    void whatPluginsTakeThemselvesIsKeptAsItWasWritten() {
        var file = file("plugins.settings { chat { maxLength = 4000, greeting { text = hello } }, host-control {} }");

        var plugins =
                new SettingsSource(Map.of()).load(CommandLine.withFile(file)).plugins();

        assertThat(plugins.settings()).containsOnlyKeys("chat", "host-control");
        assertThat(plugins.settings().get("chat").at("/greeting/text").asText()).isEqualTo("hello");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceWithKeyValuePlaceAndRule() {
        var file = file("""
                server { port = 70000, mode = party }
                gateway { pingInterval = soon, pingTimeout = 1h, outboundLimit = big }
                auth.jwtSecret = tooshort
                sever.port = 1
                store.poolsize = 3
                """);

        var error = refused(new SettingsSource(Map.of("RATE_LIMITS", "perhaps")), file);

        assertThat(error.getMessage().lines())
                .hasSize(10)
                .anySatisfy(line -> assertThat(line)
                        .contains("server.port = 70000", "causerie.conf: 1", "must be between 0 and 65535"))
                .anySatisfy(line -> assertThat(line).contains("server.mode = \"party\"", "demo or production"))
                .anySatisfy(line -> assertThat(line).contains("gateway.pingInterval = \"soon\"", "duration"))
                .anySatisfy(line -> assertThat(line).contains("gateway.pingTimeout = \"1h\"", "between 1s and 300s"))
                .anySatisfy(line -> assertThat(line).contains("gateway.outboundLimit = \"big\"", "size such as"))
                .anySatisfy(line -> assertThat(line).contains("auth.jwtSecret", "32 bytes"))
                .anySatisfy(line -> assertThat(line).contains("sever", "is not a key", "server"))
                .anySatisfy(line -> assertThat(line).contains("store.poolsize = 3", "is not a key", "poolSize"))
                .anySatisfy(line -> assertThat(line)
                        .contains("limits.rateLimits", "environment variable RATE_LIMITS", "must be on or off"));
    }

    @Test
    void whatIsBeyondTheGatewaysRangesIsToldByItsWholeKey() {
        var file = file("""
                gateway.packets.jsonDepth = 501
                gateway.clients { perAddress = 0, trustedProxies = [proxy.example.org] }
                """);

        var error = refused(new SettingsSource(Map.of()), file);

        assertThat(error.getMessage().lines())
                .anySatisfy(line -> assertThat(line).contains("gateway.packets.jsonDepth = 501", "between 4 and 500"))
                .anySatisfy(line -> assertThat(line).contains("gateway.clients.perAddress = 0", "between 1 and"))
                .anySatisfy(line -> assertThat(line).contains("gateway.clients.trustedProxies", "such as 10.0.0.0/8"));
    }

    @Test
    void secretsAreNeverRepeated() {
        var file = file("auth.jwtSecret = hunter2, store.url = \"ftp://me:hunter3@db/x?password=hunter4\"");

        var error = refused(new SettingsSource(Map.of()), file);

        assertThat(error).hasMessageContaining("auth.jwtSecret = (secret)").hasMessageContaining("store.url");
        assertThat(error.getMessage()).doesNotContain("hunter");
        assertThat(new Secret("hunter5")).hasToString("(secret)");
    }

    @Test
    void productionNeedsASecret() {
        assertThatThrownBy(() -> new SettingsSource(Map.of("CAUSERIE_MODE", "production")).load(CommandLine.silent()))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("auth.jwtSecret must be given in production; set JWT_SECRET");
    }

    @Test
    void theLogOutlivesTheRecoveryWindow() {
        var error = refused(new SettingsSource(Map.of()), file("log.retention = 60s, recovery.window = 2m"));

        assertThat(error).hasMessageContaining("log.retention = \"60s\"").hasMessageContaining("recovery.window");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "log = 5                           | log = 5",
                "server = 5                        | server.host must be given",
                "server.port = [1]                 | server.port",
                "server.port = 3000.5              | server.port = 3000.5",
                "server.port = null                | server.port must be given",
                "server.publicUrl = 'not a url'    | server.publicUrl",
                "server.publicUrl = 'ftp://x'     | server.publicUrl",
                "server.https = perhaps            | server.https",
                "server.tls.key = k.pem            | server.tls.certificate must be given with server.tls.key",
                "server { https = on, tls.certificate = c.pem } | server.tls.key must be given",
                "server.tls { certificate = c.pem, key = k.pem } | server.https = ",
                "server.tls.handshakeTimeout = 0s  | server.tls.handshakeTimeout = ",
                "server.tls.cert = c.pem           | is not a key",
                "http.origins = [\"https://a/b\"]  | http.origins",
                "auth.cookieName = \"a b\"         | auth.cookieName",
                "objects.endpoint = \"http://s3\"  | objects.accessKey must be given with objects.endpoint",
                "objects.bucket = UPPER            | objects.bucket",
                "media.workers = 0                 | media.workers = 0",
                "plugins.settings.chat = 4         | plugins.settings",
                "plugins.enabled = [a], plugins.disabled = [a] | plugins.disabled"
            })
    void aWrongValueNamesItsKey(String written, String message) {
        assertThat(refused(new SettingsSource(Map.of()), file(written.replace('\'', '"'))))
                .hasMessageContaining(message.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"server { port = 1", "server.port = ${NOWHERE}", "= 3", "include file(\"x"})
    void whatIsNotHoconIsRefusedWithItsPlace(String written) {
        assertThat(refused(new SettingsSource(Map.of()), file(written))).hasMessageContaining("causerie.conf");
    }

    @Test
    void aNamedFileHasToExist() {
        assertThatThrownBy(() -> new SettingsSource(Map.of()).load(CommandLine.withFile(folder.resolve("none.conf"))))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("none.conf can not be read");
    }

    private static OperatorError refused(SettingsSource source, Path file) {
        var error = catchThrowableOfType(OperatorError.class, () -> source.load(CommandLine.withFile(file)));
        assertThat(error).isNotNull();
        return error;
    }

    private Path file(String text) {
        try {
            return Files.writeString(folder.resolve("causerie.conf"), text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
