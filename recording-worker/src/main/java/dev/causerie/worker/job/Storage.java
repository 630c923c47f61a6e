package dev.causerie.worker.job;

/**
 * The object store that holds the fragments and takes the files. Immutable; its text never shows the keys.
 *
 * @param endpoint base URL, http or https
 * @param region the region requests are signed for
 * @param accessKey who we are
 * @param secretKey and the proof
 * @param bucket holds fragments and files alike
 */
public record Storage(String endpoint, String region, String accessKey, String secretKey, String bucket) {

    /** Checks every component, and throws {@link IllegalArgumentException} naming the one that is wrong. */
    public Storage {
        Check.that(endpoint.startsWith("http://") || endpoint.startsWith("https://"), "endpoint", "a http(s) URL");
        Check.that(!region.isBlank(), "region", "not empty");
        Check.that(!accessKey.isBlank(), "accessKey", "not empty");
        Check.that(!secretKey.isBlank(), "secretKey", "not empty");
        Check.that(bucket.length() >= 3, "bucket", "the name of a bucket, three characters or more");
    }

    @Override
    public String toString() {
        return "Storage[" + endpoint + "/" + bucket + "]";
    }
}
