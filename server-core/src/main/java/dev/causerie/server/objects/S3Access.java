package dev.causerie.server.objects;

import dev.causerie.server.config.ObjectSettings;
import dev.causerie.server.config.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * What a client needs to reach the store; also what a recording worker is told. Immutable.
 *
 * @param endpoint address of the store
 * @param accessKey who signs
 * @param secretKey what it is signed with
 * @param region that it is signed for
 * @param bucket that holds everything
 */
public record S3Access(URI endpoint, Secret accessKey, Secret secretKey, String region, String bucket) {
    /** What the settings say, or nothing when they leave the embedded store. */
    public static Optional<S3Access> of(ObjectSettings settings) {
        return settings.endpoint()
                .map(endpoint -> new S3Access(
                        endpoint,
                        settings.accessKey().orElseThrow(),
                        settings.secretKey().orElseThrow(),
                        settings.region(),
                        settings.bucket()));
    }
}
