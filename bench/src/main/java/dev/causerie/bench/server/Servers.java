package dev.causerie.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts the servers under test. Immutable. */
public final class Servers {

    /** What the distribution's own launcher gives the JVM. */
    public static final List<String> JVM_FLAGS =
            List.of("--enable-native-access=ALL-UNNAMED", "-XX:+ExitOnOutOfMemoryError");

    private final Path scripts;
    private final Optional<Path> recording;

    /**
     * Starts what is in the source tree.
     *
     * @param home the project's folder
     * @param recording where our server leaves a JFR recording; the scenario's name is put into the file's
     */
    public Servers(Path home, Optional<Path> recording) {
        this.scripts = home.resolve("bench/src/main/js");
        this.recording = recording;
    }

    /**
     * Fetches the reference server, unless it is as the lock file wants it.
     *
     * @throws IOException if npm fails
     */
    public void install() throws IOException, InterruptedException {
        Path installed = scripts.resolve("node_modules/.package-lock.json");
        Path wanted = scripts.resolve("package-lock.json");
        if (Files.exists(installed)
                && Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(wanted)) >= 0) {
            return;
        }
        int exit = new ProcessBuilder("npm", "ci", "--silent")
                .directory(scripts.toFile())
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("npm ci failed in " + scripts);
        }
    }

    /** A server that was just started, and listens. */
    public ServerProcess start(Peer peer, String scenario) throws IOException {
        return ServerProcess.start(peer == Peer.OURS ? ours(scenario) : reference());
    }

    private List<String> ours(String scenario) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_FLAGS);
        recording.ifPresent(file -> command.add(
                "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + named(file, scenario)));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), OurServer.class.getName()));
        return command;
    }

    private List<String> reference() {
        return List.of("node", "--expose-gc", scripts.resolve("server.mjs").toString());
    }

    private static Path named(Path file, String scenario) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        return file.resolveSibling(stem + "-" + scenario + ".jfr");
    }
}
