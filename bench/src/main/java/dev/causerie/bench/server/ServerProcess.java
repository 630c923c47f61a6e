package dev.causerie.bench.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server under test, as a process that ends when this is closed, or with the benchmark's own, since it reads from it.
 * Used by one thread.
 */
public final class ServerProcess implements AutoCloseable {

    private static final long END_SECONDS = 10;

    private final Process process;
    private final BufferedReader output;
    private final int port;
    private final Thread hook;

    private ServerProcess(Process process, BufferedReader output, int port, Thread hook) {
        this.process = process;
        this.output = output;
        this.port = port;
        this.hook = hook;
    }

    /**
     * Starts it; returns when it listens.
     *
     * @throws IOException if it ends before
     */
    static ServerProcess start(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Thread hook = new Thread(() -> end(process), "end-of-server");
        Runtime.getRuntime().addShutdownHook(hook);
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        // The flight recorder speaks first.
        while (line != null && !line.startsWith("listening ")) {
            line = output.readLine();
        }
        if (line == null) {
            Runtime.getRuntime().removeShutdownHook(hook);
            process.destroyForcibly();
            throw new IOException(command.get(0) + " ended before it listened");
        }
        return new ServerProcess(process, output, Integer.parseInt(line.substring("listening ".length())), hook);
    }

    /** The port of the loopback that it listens on. */
    public int port() {
        return port;
    }

    /** What it uses now. */
    public Usage usage() {
        return Usage.of(process.pid());
    }

    /** Has it collect its garbage; returns when that is done. */
    public void collectGarbage() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        if (output.readLine() == null) {
            throw new IOException("The server ended");
        }
    }

    /** Ends it; where the benchmark itself is being ended, its shutdown does that. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            return;
        }
        end(process);
    }

    /** By the end of its input, in order; by force where that takes too long. */
    private static void end(Process process) {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException gone) {
            process.destroyForcibly();
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
