package dev.causerie.worker;

import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** A real S3 server in this JVM, over a folder whose files are the objects. */
final class TestStore {

    static final String ACCESS_KEY = "access";
    static final String SECRET_KEY = "secret-key";
    static final String BUCKET = "recordings";
    static final String REGION = "us-east-1";

    private final Path folder;
    private final S3Proxy server;
    private final MinioClient client;

    TestStore(Path folder) throws Exception {
        this.folder = folder;
        this.server = S3Proxy.builder()
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
                .blobStore(new FilesystemNio2BlobStore(folder.toString()))
                .build();
        server.start();
        this.client = MinioClient.builder()
                .endpoint(endpoint())
                .region(REGION)
                .credentials(ACCESS_KEY, SECRET_KEY)
                .build();
        client.makeBucket(MakeBucketArgs.builder().bucket(BUCKET).build());
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getPort();
    }

    void put(String key, byte[] bytes) throws Exception {
        client.putObject(PutObjectArgs.builder()
                .bucket(BUCKET)
                .object(key)
                .data(bytes, bytes.length)
                .build());
    }

    Path file(String key) {
        return folder.resolve(BUCKET).resolve(key);
    }

    boolean has(String key) {
        return Files.exists(file(key));
    }

    void stop() throws Exception {
        client.close();
        server.stop();
    }
}
