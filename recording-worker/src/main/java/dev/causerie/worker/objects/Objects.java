package dev.causerie.worker.objects;

import dev.causerie.worker.Watch;
import dev.causerie.worker.job.Storage;
import io.minio.AbortMultipartUploadArgs;
import io.minio.CompleteMultipartUploadArgs;
import io.minio.CreateMultipartUploadArgs;
import io.minio.GetObjectArgs;
import io.minio.GetObjectResponse;
import io.minio.Http;
import io.minio.MinioAsyncClient;
import io.minio.PutObjectArgs;
import io.minio.UploadPartArgs;
import io.minio.messages.Part;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import okhttp3.OkHttpClient;

/**
 * The job's bucket. Calls block, are tried three times, and tick the watch. Thread-safe; lives as long as the process,
 * so that there is nothing to close.
 */
public final class Objects {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration SILENCE_TIMEOUT = Duration.ofSeconds(15);

    private final MinioAsyncClient client;
    private final String bucket;
    private final Retry retry;

    /**
     * The bucket of a store; nothing is asked of it yet.
     *
     * @throws IllegalArgumentException if the endpoint is no URL
     */
    public Objects(Storage storage, Watch watch) {
        OkHttpClient http = new OkHttpClient.Builder()
                .socketFactory(new NoDelaySockets())
                .connectTimeout(CONNECT_TIMEOUT)
                .readTimeout(SILENCE_TIMEOUT)
                .writeTimeout(SILENCE_TIMEOUT)
                .build();
        this.client = MinioAsyncClient.builder()
                .endpoint(storage.endpoint())
                .region(storage.region())
                .credentials(storage.accessKey(), storage.secretKey())
                .httpClient(http)
                .build();
        this.bucket = storage.bucket();
        this.retry = new Retry(watch);
    }

    /**
     * The object's bytes; empty when there is no such object, or it is not of this length.
     *
     * @param size the length in bytes that it must have
     * @throws StorageException if the store does not answer
     */
    public Optional<byte[]> get(String key, int size) {
        return retry.present("read " + key, () -> {
            GetObjectArgs args =
                    GetObjectArgs.builder().bucket(bucket).object(key).build();
            try (GetObjectResponse body = await(client.getObject(args))) {
                // One byte more than there should be tells a longer object apart without reading all of it.
                byte[] bytes = body.readNBytes(size + 1);
                long announced = announcedLength(body, bytes.length);
                if (bytes.length < Math.min(announced, size)) {
                    throw new IOException("the connection ended after " + bytes.length + " of " + announced + " bytes");
                }
                return bytes.length == size ? Optional.of(bytes) : Optional.empty();
            }
        });
    }

    void put(String key, String contentType, byte[] bytes, int length) {
        retry.run(
                "write " + key,
                () -> await(client.putObject(PutObjectArgs.builder()
                        .bucket(bucket)
                        .object(key)
                        .data(bytes, length)
                        .contentType(contentType)
                        .build())));
    }

    String startMultipart(String key, String contentType) {
        CreateMultipartUploadArgs args = CreateMultipartUploadArgs.builder()
                .bucket(bucket)
                .object(key)
                .headers(new Http.Headers("Content-Type", contentType))
                .build();
        return retry.run("begin " + key, () -> await(client.createMultipartUpload(args)))
                .result()
                .uploadId();
    }

    Part putPart(String key, String uploadId, int number, byte[] bytes, int length) {
        UploadPartArgs args = UploadPartArgs.builder()
                .bucket(bucket)
                .object(key)
                .uploadId(uploadId)
                .partNumber(number)
                .data(bytes, length)
                .build();
        return retry.run("write part " + number + " of " + key, () -> await(client.uploadPart(args)))
                .part();
    }

    void completeMultipart(String key, String uploadId, List<Part> parts) {
        CompleteMultipartUploadArgs args = CompleteMultipartUploadArgs.builder()
                .bucket(bucket)
                .object(key)
                .uploadId(uploadId)
                .parts(parts.toArray(new Part[0]))
                .build();
        retry.run("complete " + key, () -> await(client.completeMultipartUpload(args)));
    }

    void abortMultipart(String key, String uploadId) {
        AbortMultipartUploadArgs args = AbortMultipartUploadArgs.builder()
                .bucket(bucket)
                .object(key)
                .uploadId(uploadId)
                .build();
        retry.run("abandon " + key, () -> await(client.abortMultipartUpload(args)));
    }

    private static long announcedLength(GetObjectResponse body, long otherwise) {
        String length = body.headers().get("Content-Length");
        return length == null ? otherwise : Long.parseLong(length);
    }

    private static <T> T await(CompletableFuture<T> call) throws Exception {
        return call.get();
    }
}
