package dev.causerie.server.store;

import dev.causerie.server.config.StoreSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A MariaDB of the tests' own on loopback, started once for all test classes that take it as a constructor parameter, and
 * removed after the last. Debian's packages are installed when they are missing. Thread-safe.
 */
public final class MariaDbServer implements ParameterResolver, AutoCloseable {
    private static final String PACKAGES = "mariadb-server-core mariadb-client-core";

    private final AtomicInteger schemas = new AtomicInteger();
    private Path folder;
    private Process process;
    private int port;

    /** Settings of a schema that nobody has used. */
    public StoreSettings freshSchema() {
        var name = "t" + schemas.incrementAndGet();
        try (var connection = DriverManager.getConnection(url(""), "root", "");
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + " character set utf8mb4");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return TestSettings.server(url(name), "root", "");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == MariaDbServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(MariaDbServer.class))
                .getOrComputeIfAbsent(MariaDbServer.class, type -> new MariaDbServer().start());
    }

    private MariaDbServer start() {
        try {
            install();
            folder = Files.createTempDirectory("mariadb");
            run("mariadb-install-db --no-defaults --user=root --datadir=" + folder.resolve("data")
                    + " --auth-root-authentication-method=normal --skip-test-db");
            port = freePort();
            // Without another version Connector/J takes MariaDB's greeting for a MySQL 5.5.
            process = new ProcessBuilder(("mariadbd --no-defaults --version=5.7.19-MariaDB --user=root --datadir="
                                    + folder.resolve("data") + " --port=" + port + " --bind-address=127.0.0.1 --socket="
                                    + folder.resolve("socket") + " --pid-file=" + folder.resolve("pid")
                                    + " --character-set-server=utf8mb4 --innodb-lock-wait-timeout=5 --skip-name-resolve"
                                    // Nothing here has to survive a power cut, and many tests share two cores.
                                    + " --innodb-flush-log-at-trx-commit=0 --innodb-doublewrite=0 --innodb-buffer-pool-size=32M")
                            .split(" "))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(this::answers);
            return this;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !process.isAlive());
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static void install() throws IOException {
        if (!Files.exists(Path.of("/usr/sbin/mariadbd"))) {
            System.out.println("Installing " + PACKAGES + " for the tests");
            run("apt-get install -y --no-install-recommends " + PACKAGES);
        }
    }

    private boolean answers() {
        try {
            DriverManager.getConnection(url(""), "root", "").close();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private String url(String schema) {
        return "jdbc:mysql://127.0.0.1:" + port + "/" + schema + "?sslMode=DISABLED";
    }

    private static void run(String command) throws IOException {
        var output = Files.createTempFile("mariadb", ".log");
        try {
            var exit = new ProcessBuilder(List.of(command.split(" ")))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException(command + " ended with " + exit + ":\n" + Files.readString(output));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            Files.delete(output);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
