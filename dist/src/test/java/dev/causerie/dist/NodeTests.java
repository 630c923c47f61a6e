package dev.causerie.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs tests written for Node's own test runner against a deployment. */
final class NodeTests {

    private NodeTests() {}

    /** Fetches the stock clients, unless they are as the lock file wants them. */
    static void install() throws IOException, InterruptedException {
        File folder = Deployment.source("src/test/js");
        File installed = new File(folder, "node_modules/.package-lock.json");
        if (installed.lastModified() < new File(folder, "package-lock.json").lastModified()) {
            run(folder, List.of("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"), Map.of(), 300);
            assertThat(installed.setLastModified(System.currentTimeMillis())).isTrue();
        }
    }

    /** Runs one file of tests; all of them must pass. */
    static void pass(String file, Deployment deployment, String... more) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(Map.of("CAUSERIE_URL", deployment.url()));
        deployment.secret().ifPresent(secret -> environment.put("CAUSERIE_SECRET", secret));
        deployment.certificate().ifPresent(pem -> environment.put("NODE_EXTRA_CA_CERTS", pem.toString()));
        pass(file, environment, more);
    }

    /** Runs one file of tests against whatever answers at an address; all of them must pass. */
    static void passAt(String url, String file, String... more) throws IOException, InterruptedException {
        pass(file, Map.of("CAUSERIE_URL", url), more);
    }

    private static void pass(String file, Map<String, String> environment, String... more)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node", "--test", "--test-reporter=spec", file));
        command.addAll(List.of(more));
        String output = run(Deployment.source("src/test/js"), command, environment, 180);
        assertThat(output).containsPattern("pass [1-9]").contains("fail 0");
    }

    private static String run(File folder, List<String> command, Map<String, String> environment, int seconds)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("causerie-node-", ".log");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(folder).redirectErrorStream(true);
            builder.environment().putAll(environment);
            builder.environment().put("CAUSERIE_DIST", Deployment.home().toString());
            builder.environment().put("JAVA_OPTS", Deployment.SHORT_LIVED);
            builder.environment().put("NO_COLOR", "1");
            builder.redirectOutput(output.toFile());
            Process process = builder.start();
            boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            String said = Files.readString(output, StandardCharsets.UTF_8);
            assertThat(ended).as("%s within %d s:%n%s", command, seconds, said).isTrue();
            assertThat(process.exitValue()).as("%s:%n%s", command, said).isZero();
            return said;
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
