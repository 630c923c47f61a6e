package dev.causerie.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The built distribution on every newer Java that is installed here, and on the one that runs the tests. */
class OtherJavaIT {

    @TempDir
    Path folder;

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    List<DynamicTest> theStockClientIsServedOn() throws Exception {
        NodeTests.install();
        return javas().map(java -> DynamicTest.dynamicTest(java.getFileName().toString(), () -> smoke(java)))
                .toList();
    }

    private void smoke(Path java) throws Exception {
        Path own = Files.createDirectory(folder.resolve(java.getFileName()));
        Map<String, String> environment = Map.of("JAVA_HOME", java.toString(), "RATE_LIMITS", "off");
        try (Deployment server = Deployment.in(own, environment).start()) {
            NodeTests.pass("visio.test.mjs", server);
            assertThat(server.stop()).isIn(0, 143);
            assertThat(server.output()).doesNotContain("WARNING:");
        }
    }

    private static Stream<Path> javas() throws Exception {
        Path running = Path.of(System.getProperty("java.home")).toRealPath();
        Path installed = running.getParent();
        try (Stream<Path> siblings = Files.list(installed)) {
            List<Path> newer = siblings.filter(each -> Files.isExecutable(each.resolve("bin/java")))
                    .filter(each -> !Files.isSymbolicLink(each)
                            && version(each) > Runtime.version().feature())
                    .toList();
            return Stream.concat(Stream.of(running), newer.stream());
        }
    }

    /** The feature version that a Java's own release file names; 0 without one. */
    private static int version(Path java) {
        try {
            String release = Files.readString(java.resolve("release"));
            Matcher found = Pattern.compile("JAVA_VERSION=\"(\\d+)").matcher(release);
            return found.find() ? Integer.parseInt(found.group(1)) : 0;
        } catch (IOException none) {
            return 0;
        }
    }
}
