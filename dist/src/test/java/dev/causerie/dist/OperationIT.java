package dev.causerie.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** What an operator meets: starting, stopping, and one clear line for what only he can mend. */
class OperationIT {

    private static final int OPERATOR_MUST_ACT = 78;

    @TempDir
    Path folder;

    @TestBesideOthers
    void itStartsAndStopsCleanlyAndKeepsItsSecretToItself() throws Exception {
        try (Deployment server = Deployment.in(folder, Map.of()).start()) {
            assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
            assertThat(server.output()).contains(server.url()).contains("Demo meeting: " + server.url() + "/?meeting=");
            assertThat(Files.getPosixFilePermissions(server.data().resolve("jwt.secret")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(server.stop()).isIn(0, 143);
            assertThat(server.output()).doesNotContain("Exception");
        }
    }

    @TestBesideOthers
    void aTakenPortIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0);
                Deployment server = Deployment.in(folder, taken.getLocalPort(), Map.of())) {
            server.launch();
            assertThatTheOperatorIsTold(server, Integer.toString(taken.getLocalPort()));
        }
    }

    @TestBesideOthers
    void anUnknownKeyIsNamed() throws Exception {
        Path config = write("causerie.conf", "gateway.pingIntervall = 5s\n");
        try (Deployment server = Deployment.in(folder, Map.of(), "--config", config.toString())) {
            server.launch();
            assertThatTheOperatorIsTold(server, "gateway.pingIntervall");
        }
    }

    @TestBesideOthers
    void productionWithoutASecretIsRefused() throws Exception {
        Path config = write("causerie.conf", "server.mode = production\n");
        try (Deployment server = Deployment.in(folder, Map.of(), "--config", config.toString())) {
            server.launch();
            assertThatTheOperatorIsTold(server, "auth.jwtSecret");
        }
    }

    @TestBesideOthers
    void aShortSecretIsRefusedAndNotPrinted() throws Exception {
        try (Deployment server = Deployment.in(folder, Map.of("JWT_SECRET", "too-short-secret"))) {
            server.launch();
            assertThatTheOperatorIsTold(server, "auth.jwtSecret");
            assertThat(server.output()).doesNotContain("too-short-secret");
        }
    }

    @TestBesideOthers
    void aDataFolderThatCanNotBeMadeIsNamed() throws Exception {
        Path file = write("data", "a file where the folder should be");
        try (Deployment server = Deployment.in(folder, Map.of())) {
            server.launch();
            assertThatTheOperatorIsTold(server, file.toString());
        }
    }

    @TestBesideOthers
    void aCertificateThatIsNoneIsNamed() throws Exception {
        Path pem = write("broken.pem", "-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n");
        Path config = write("causerie.conf", "server.tls { certificate = \"" + pem + "\", key = \"" + pem + "\" }\n");
        try (Deployment server = Deployment.in(folder, Map.of(), "--https", "--config", config.toString())) {
            server.launch();
            assertThatTheOperatorIsTold(server, "server.tls.certificate");
            assertThat(server.output()).contains(pem.toString());
        }
    }

    @TestBesideOthers
    void aCertificateThatWasMadeAndIsBrokenIsNamed() throws Exception {
        Files.createDirectories(folder.resolve("data"));
        Path pem = write("data/https.pem", "nonsense");
        try (Deployment server = Deployment.in(folder, Map.of(), "--https")) {
            server.launch();
            assertThatTheOperatorIsTold(server, pem + " does not hold a certificate");
        }
    }

    @TestBesideOthers
    void aBrokenPluginJarIsNamed() throws Exception {
        Path plugins = Files.createDirectory(folder.resolve("plugins"));
        Files.writeString(plugins.resolve("broken.jar"), "not a jar", StandardCharsets.UTF_8);
        Path config = write("causerie.conf", "plugins.folder = \"" + plugins + "\"\n");
        try (Deployment server = Deployment.in(folder, Map.of(), "--config", config.toString())) {
            server.launch();
            assertThatTheOperatorIsTold(server, "broken.jar");
        }
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8);
    }

    private static void assertThatTheOperatorIsTold(Deployment server, String what) {
        assertThat(server.exitCode()).as(server.output()).isEqualTo(OPERATOR_MUST_ACT);
        assertThat(server.output().lines().filter(line -> line.contains(what)))
                .as(server.output())
                .hasSize(1);
        assertThat(server.output()).doesNotContain("\tat ");
    }
}
