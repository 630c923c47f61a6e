package dev.causerie.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.json.JSONObject;

/**
 * One server process of the built distribution, on a free port with a data folder of its own. Closing it ends the process.
 * Used by one thread.
 */
final class Deployment implements AutoCloseable {

    /** For servers that live for some cases: what optimizing their code would cost is not won back in so short a time. */
    static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private static final Duration START = Duration.ofSeconds(90);

    private final Path data;
    private final int port;
    private final Path log;
    private final List<String> options = new ArrayList<>();
    private final Map<String, String> environment;
    private Optional<Process> process = Optional.empty();

    private Deployment(Path folder, int port, Map<String, String> environment, List<String> options) {
        this.data = folder.resolve("data");
        this.log = folder.resolve("server-" + port + ".log");
        this.port = port;
        this.environment = environment;
        this.options.addAll(options);
    }

    /** One that is not started. */
    static Deployment in(Path folder, Map<String, String> environment, String... options) {
        return new Deployment(folder, freePort(), environment, List.of(options));
    }

    /** One on a port of the caller's choice. */
    static Deployment in(Path folder, int port, Map<String, String> environment, String... options) {
        return new Deployment(folder, port, environment, List.of(options));
    }

    /** Options by which a server asks every two seconds who is still there, so that whoever is cut off is missed soon. */
    static String[] pingingOften(Path folder) throws IOException {
        Path settings = folder.resolve("pinging-often.conf");
        Files.writeString(settings, "gateway.pingInterval = 2s\n", StandardCharsets.UTF_8);
        return new String[] {"--config", settings.toString()};
    }

    /** Starts it and waits until it is ready; ends it again when it does not become that. */
    Deployment start() {
        launch();
        try {
            await().atMost(START).pollInterval(Duration.ofMillis(100)).until(() -> {
                if (!running()) {
                    throw new IllegalStateException("The server ended with " + exitCode() + ":\n" + output());
                }
                return ready();
            });
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
        return this;
    }

    /** Starts it, and waits for nothing. */
    void launch() {
        List<String> command = new ArrayList<>(List.of(
                home().resolve("bin/causerie").toString(),
                "run",
                "--port",
                Integer.toString(port),
                "--data",
                data.toString()));
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("MEDIA_PORT", "0");
        builder.environment().put("JAVA_OPTS", SHORT_LIVED);
        builder.environment().putAll(environment);
        try {
            process = Optional.of(builder.start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The folder of the distribution. */
    static Path home() {
        return Path.of(System.getProperty("causerie.dist"));
    }

    /** Where it answers. */
    String url() {
        return (https() ? "https" : "http") + "://localhost:" + port;
    }

    /** The self-signed certificate that it made; only where it runs with {@code --https}. */
    Optional<Path> certificate() {
        return https() ? Optional.of(data.resolve("https.pem")) : Optional.empty();
    }

    /** What it signs tokens with; only where it was told. */
    Optional<String> secret() {
        return Optional.ofNullable(environment.get("JWT_SECRET"));
    }

    /** What it printed so far. */
    String output() {
        try {
            return Files.exists(log) ? Files.readString(log, StandardCharsets.UTF_8) : "";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The folder of its data. */
    Path data() {
        return data;
    }

    boolean running() {
        return process.map(Process::isAlive).orElse(false);
    }

    /** How it ended; waits up to 60 seconds for that. */
    int exitCode() {
        try {
            Process ended = process.orElseThrow();
            if (!ended.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The server is still running:\n" + output());
            }
            return ended.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** As Ctrl-C or an init system does; returns the exit code. */
    int stop() {
        process.ifPresent(Process::destroy);
        return exitCode();
    }

    /** As a power cut does, to this process alone. */
    void kill() {
        process.ifPresent(Process::destroyForcibly);
        exitCode();
    }

    /** A GET without a token. */
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path))
                .timeout(Duration.ofSeconds(10))
                .build();
        return client().send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Signs somebody up; gives his token. */
    String signUp(String name) throws Exception {
        JSONObject account = new JSONObject()
                .put("username", name)
                .put("email", name + "@example.org")
                .put("password", "correct horse battery");
        return post("/api/auth/register", account, "").getString("accessToken");
    }

    /** The answer to a POST, which has to succeed; by nobody where the token is empty. */
    JSONObject post(String path, JSONObject body, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path))
                .timeout(Duration.ofSeconds(30))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        if (!token.isEmpty()) {
            request.header("authorization", "Bearer " + token);
        }
        HttpResponse<String> answer = client().send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return new JSONObject(answer.body());
    }

    @Override
    public void close() {
        process.filter(Process::isAlive).ifPresent(alive -> {
            alive.destroy();
            try {
                if (!alive.waitFor(20, TimeUnit.SECONDS)) {
                    alive.destroyForcibly();
                }
            } catch (InterruptedException interrupted) {
                alive.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        });
    }

    private boolean https() {
        return options.contains("--https");
    }

    /** One that trusts the deployment's own certificate and no other, where it has one. */
    private HttpClient client() throws IOException {
        if (certificate().isEmpty()) {
            return HttpClient.newHttpClient();
        }
        try (InputStream in = Files.newInputStream(certificate().get())) {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "server", CertificateFactory.getInstance("X.509").generateCertificate(in));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return HttpClient.newBuilder().sslContext(context).build();
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("The certificate that the server made can not be used", unusable);
        }
    }

    private boolean ready() {
        try {
            return get("/health/ready").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A file in the source tree of this module. */
    static File source(String path) {
        return Path.of(System.getProperty("causerie.sources"), path).toFile();
    }
}
