package dev.causerie.server.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The object store ({@code objects}). Immutable.
 *
 * @param endpoint of MinIO or an S3; absent: the embedded one
 * @param accessKey given with an endpoint
 * @param secretKey given with an endpoint
 * @param bucket for everything
 * @param region that requests are signed for
 * @param timeout of one request without a byte moving
 */
public record ObjectSettings(
        Optional<URI> endpoint,
        Optional<Secret> accessKey,
        Optional<Secret> secretKey,
        String bucket,
        String region,
        Duration timeout) {
    /** Refuses what can not work, every key of it at once. */
    public ObjectSettings {
        new Checks()
                .that(
                        endpoint.isEmpty() || Origins.isHttp(endpoint.get()),
                        "endpoint",
                        "must be an http or https address such as http://minio:9000")
                .that(endpoint.isEmpty() || accessKey.isPresent(), "accessKey", "must be given with objects.endpoint")
                .that(endpoint.isEmpty() || secretKey.isPresent(), "secretKey", "must be given with objects.endpoint")
                .that(
                        bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]"),
                        "bucket",
                        "must be 3 to 63 small letters, digits, dots and hyphens")
                .notBlank("region", region)
                .between("timeout", timeout, Duration.ofSeconds(1), Duration.ofMinutes(10))
                .done();
    }
}
