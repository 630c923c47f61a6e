package dev.causerie.server.objects;

import dev.causerie.server.config.ObjectSettings;
import dev.causerie.server.config.OperatorError;
import dev.causerie.server.config.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * An S3 in this process over a folder, reachable on loopback at a port and under keys that are new at every start; objects
 * are plain files. It runs from {@link #start} to {@link #close}. Thread-safe.
 */
public final class EmbeddedS3 implements AutoCloseable {
    private static final int KEY_BYTES = 20;

    private final S3Proxy proxy;
    private final S3Access access;

    private EmbeddedS3(S3Proxy proxy, S3Access access) {
        this.proxy = proxy;
        this.access = access;
    }

    /**
     * The store, started over the folder {@code objects} in the data folder. Blocking, about a second.
     *
     * @throws OperatorError when the folder can not be made or the store can not be started
     */
    public static EmbeddedS3 start(ObjectSettings settings, Path data, SecureRandom random) {
        var folder = made(data.resolve("objects"));
        var accessKey = new Secret(key(random));
        var secretKey = new Secret(key(random));
        var proxy = S3Proxy.builder()
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, accessKey.value(), secretKey.value())
                .blobStore(new FilesystemNio2BlobStore(folder.toString()))
                .build();
        run("started", proxy::start);
        var endpoint = URI.create("http://127.0.0.1:" + proxy.getPort());
        return new EmbeddedS3(
                proxy, new S3Access(endpoint, accessKey, secretKey, settings.region(), settings.bucket()));
    }

    /** How to reach it, until it is closed. */
    public S3Access access() {
        return access;
    }

    @Override
    public void close() {
        run("stopped", proxy::stop);
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder).toAbsolutePath().normalize();
        } catch (IOException e) {
            throw new OperatorError(
                    "The folder " + folder + " can not be made (" + e.getMessage()
                            + "): set server.data to one that can",
                    e);
        }
    }

    private static String key(SecureRandom random) {
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void run(String done, Step step) {
        try {
            step.run();
        } catch (Exception e) {
            throw new OperatorError("The embedded object store can not be " + done + ": " + e.getMessage(), e);
        }
    }

    /** A step of Jetty's life, which declares the widest exception there is. */
    @FunctionalInterface
    private interface Step {
        void run() throws Exception;
    }
}
