package dev.causerie.server.objects;

import dev.causerie.server.config.ObjectSettings;
import dev.causerie.server.config.OperatorError;
import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.GetPresignedObjectUrlArgs;
import io.minio.Http;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.StatObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.OkHttpClient;

/**
 * Objects by key in one bucket. It lives from {@link #open} to {@link #close}; the store behind it lives longer. Thread-safe;
 * every call blocks, tries again a few times when the store does not answer, and then throws {@link
 * ObjectStoreUnavailable}.
 *
 * <p>A key is parts separated by slashes, 1024 bytes at most; another one is an {@code IllegalArgumentException}. What the store refuses for good is thrown as
 * {@link ObjectRefused}.
 */
public final class ObjectStore implements AutoCloseable {
    private static final int TRIES = 3;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int START_TRIES = 7;
    private static final Set<String> EXISTS = Set.of("PreconditionFailed", "ObjectAlreadyExists");

    private final S3Access access;
    private final OkHttpClient http;
    private final MinioClient client;
    private final S3Calls calls = new S3Calls(TRIES, PAUSE);

    private ObjectStore(S3Access access, OkHttpClient http) {
        this.access = access;
        this.http = http;
        this.client = MinioClient.builder()
                .endpoint(access.endpoint().toString())
                .credentials(access.accessKey().value(), access.secretKey().value())
                .region(access.region())
                .httpClient(http)
                .build();
    }

    /**
     * The store that is reached so, its bucket made when it is missing. A store that is just starting is waited for, some
     * twelve seconds.
     *
     * @throws OperatorError when it refuses us or does not answer
     */
    public static ObjectStore open(S3Access access, ObjectSettings settings) {
        return open(access, settings, new S3Calls(START_TRIES, PAUSE));
    }

    static ObjectStore open(S3Access access, ObjectSettings settings, S3Calls starting) {
        var store = new ObjectStore(access, S3Http.client(settings.timeout()));
        try {
            starting.run(access.bucket(), store::makeBucket);
            return store;
        } catch (ObjectRefused | ObjectStoreUnavailable e) {
            store.close();
            throw new OperatorError(
                    "The object store at " + access.endpoint() + " can not be used: " + e.getMessage()
                            + "; check objects.endpoint, objects.accessKey, objects.secretKey and objects.bucket",
                    e);
        }
    }

    /** Writes the object in place of what was there. It is readable, whole, when this returns. */
    public void put(String key, ObjectBody body) {
        write(key, body, Map.of());
    }

    /**
     * Whether the object was written: false when the key had one already, which is left as it is. When the store's answer
     * was lost and the call tried again, that one may be its own.
     */
    public boolean putOnce(String key, ObjectBody body) {
        try {
            write(key, body, Map.of("If-None-Match", "*"));
            return true;
        } catch (ObjectRefused e) {
            if (EXISTS.contains(e.code())) {
                return false;
            }
            throw e;
        }
    }

    /**
     * The whole content, to be closed by the caller. Reading it throws {@code IOException} when the connection breaks.
     *
     * @throws ObjectNotFound when there is none
     */
    public InputStream get(String key) {
        var request = GetObjectArgs.builder()
                .bucket(access.bucket())
                .object(ObjectKeys.checked(key))
                .build();
        return calls.run(key, () -> client.getObject(request));
    }

    /**
     * A part of the content, to be closed by the caller; less of it when the object ends before.
     *
     * @param offset of the first byte; beyond the end of the object the store refuses
     * @param length in bytes, 1 or more
     * @throws ObjectNotFound when there is none
     */
    public InputStream get(String key, long offset, long length) {
        var request = GetObjectArgs.builder()
                .bucket(access.bucket())
                .object(ObjectKeys.checked(key))
                .offset(offset)
                .length(length)
                .build();
        return calls.run(key, () -> client.getObject(request));
    }

    /**
     * What is known of the object.
     *
     * @throws ObjectNotFound when there is none
     */
    public ObjectInfo stat(String key) {
        var request = StatObjectArgs.builder()
                .bucket(access.bucket())
                .object(ObjectKeys.checked(key))
                .build();
        var found = calls.run(key, () -> client.statObject(request));
        return new ObjectInfo(
                key,
                found.size(),
                Optional.ofNullable(found.contentType()),
                found.lastModified().toInstant());
    }

    /**
     * The objects whose key begins with the prefix, in the order of their keys, those after the given key; as many as the
     * limit. An empty prefix means all, an empty key the beginning.
     */
    public List<ObjectInfo> list(String prefix, String after, int limit) {
        var request = ListObjectsArgs.builder()
                .bucket(access.bucket())
                .prefix(prefix)
                .startAfter(after)
                .maxKeys(Math.min(limit, 1_000))
                .recursive(true)
                .build();
        return calls.run(prefix, () -> {
            var found = new ArrayList<ObjectInfo>();
            for (var result : client.listObjects(request)) {
                if (found.size() == limit) {
                    break;
                }
                var item = result.get();
                found.add(new ObjectInfo(
                        item.objectName(),
                        item.size(),
                        Optional.empty(),
                        item.lastModified().toInstant()));
            }
            return List.copyOf(found);
        });
    }

    /** Deletes the object; one that is not there is none the less gone. */
    public void delete(String key) {
        var request = RemoveObjectArgs.builder()
                .bucket(access.bucket())
                .object(ObjectKeys.checked(key))
                .build();
        calls.run(key, () -> {
            client.removeObject(request);
            return key;
        });
    }

    /**
     * An address at which anybody may read the object for a time. The embedded store's is on loopback: good for a worker on
     * this machine, not for browsers.
     *
     * @param validFor up to 7 days
     * @param downloadName name under which a browser saves it, or empty to show it
     */
    public URI presignedGet(String key, Duration validFor, String downloadName) {
        var request = GetPresignedObjectUrlArgs.builder()
                .method(Http.Method.GET)
                .bucket(access.bucket())
                .object(ObjectKeys.checked(key))
                .expiry(Math.toIntExact(validFor.toSeconds()));
        if (!downloadName.isEmpty()) {
            // RFC 6266 with the encoding of RFC 8187: no name can end the header's value.
            var name = URLEncoder.encode(downloadName, StandardCharsets.UTF_8).replace("+", "%20");
            request.extraQueryParams(Map.of("response-content-disposition", "attachment; filename*=UTF-8''" + name));
        }
        return calls.run(key, () -> URI.create(client.getPresignedObjectUrl(request.build())));
    }

    /** Returns when the store answers and the bucket is there. */
    public void ping() {
        var request = BucketExistsArgs.builder().bucket(access.bucket()).build();
        calls.run(access.bucket(), () -> client.bucketExists(request));
    }

    /** How the store is reached, for those who read and write by themselves. */
    public S3Access access() {
        return access;
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private void write(String key, ObjectBody body, Map<String, String> headers) {
        ObjectKeys.checked(key);
        calls.run(key, () -> {
            try (var content = body.source().open()) {
                return client.putObject(PutObjectArgs.builder()
                        .bucket(access.bucket())
                        .object(key)
                        .contentType(body.contentType())
                        .headers(new Http.Headers(headers))
                        .stream(content, body.size(), -1L)
                        .build());
            }
        });
    }

    private boolean makeBucket() throws MinioException {
        var bucket = BucketExistsArgs.builder().bucket(access.bucket()).build();
        if (client.bucketExists(bucket)) {
            return false;
        }
        try {
            client.makeBucket(MakeBucketArgs.builder().bucket(access.bucket()).build());
            return true;
        } catch (ErrorResponseException e) {
            // Another node may have been faster.
            if (client.bucketExists(bucket)) {
                return false;
            }
            throw e;
        }
    }
}
