package dev.causerie.server.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causerie.server.config.ObjectSettings;
import dev.causerie.server.config.OperatorError;
import dev.causerie.server.config.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObjectStoreTest {
    private static final ObjectSettings SETTINGS = new ObjectSettings(
            Optional.empty(), Optional.empty(), Optional.empty(), "causerie", "us-east-1", Duration.ofSeconds(20));
    private static final S3Calls ONE_TRY = new S3Calls(1, Duration.ZERO);

    private Path folder;
    private EmbeddedS3 embedded;
    private ObjectStore store;

    @BeforeAll
    void start(@TempDir Path data) {
        folder = data;
        embedded = EmbeddedS3.start(SETTINGS, data, new SecureRandom());
        store = ObjectStore.open(embedded.access(), SETTINGS);
    }

    @AfterAll
    void stop() {
        store.close();
        embedded.close();
    }

    @Test
    void whatIsWrittenIsReadWholeAndInPart() throws IOException {
        var bytes = bytes("0123456789");
        store.put("read/a.txt", ObjectBody.of(bytes, "text/plain"));

        assertThat(store.get("read/a.txt")).hasBinaryContent(bytes);
        assertThat(store.get("read/a.txt", 3, 4)).hasBinaryContent(bytes("3456"));
        assertThat(store.get("read/a.txt", 8, 100)).hasBinaryContent(bytes("89"));
        assertThat(store.stat("read/a.txt").size()).isEqualTo(10);
        assertThat(store.stat("read/a.txt").contentType()).contains("text/plain");
        assertThat(store.stat("read/a.txt").modifiedAt()).isAfter(Instant.now().minusSeconds(60));
    }

    @Test
    void aLargeFileComesBackAsItWas() throws IOException {
        var bytes = new byte[20 << 20];
        new Random(1).nextBytes(bytes);
        var file = Files.write(folder.resolve("large"), bytes);

        store.put("large/file", ObjectBody.of(file, "video/webm"));

        assertThat(store.get("large/file")).hasBinaryContent(bytes);
    }

    @Test
    void aKeyWithAnyLettersIsKept() {
        var key = "room 1/été+&?#%25/👋.webm";
        store.put(key, ObjectBody.of(bytes("x"), "video/webm"));

        assertThat(store.stat(key).size()).isEqualTo(1);
        assertThat(store.list("room 1/", "", 10)).extracting(ObjectInfo::key).containsExactly(key);
    }

    @Test
    void putOverwritesAndPutOnceDoesNot() {
        assertThat(store.putOnce("once/a", ObjectBody.of(bytes("first"), "text/plain")))
                .isTrue();
        assertThat(store.putOnce("once/a", ObjectBody.of(bytes("second"), "text/plain")))
                .isFalse();
        assertThat(store.get("once/a")).hasBinaryContent(bytes("first"));

        store.put("once/a", ObjectBody.of(bytes("third"), "text/plain"));

        assertThat(store.get("once/a")).hasBinaryContent(bytes("third"));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThatThrownBy(() -> store.get("none"))
                .isInstanceOf(ObjectNotFound.class)
                .hasMessageContaining("none");
        assertThatThrownBy(() -> store.get("none", 0, 1)).isInstanceOf(ObjectNotFound.class);
        assertThatThrownBy(() -> store.stat("none")).isInstanceOf(ObjectNotFound.class);
        store.delete("none");
    }

    @Test
    void aDeletedObjectIsGone() {
        store.put("gone/a", ObjectBody.of(bytes("x"), "text/plain"));
        store.delete("gone/a");

        assertThatThrownBy(() -> store.stat("gone/a")).isInstanceOf(ObjectNotFound.class);
        assertThat(store.list("gone/", "", 10)).isEmpty();
    }

    @Test
    void listingGoesByPagesInTheOrderOfKeys() {
        for (int n = 0; n < 25; n++) {
            store.put("list/track-%02d/f".formatted(n), ObjectBody.of(bytes("x".repeat(n)), "text/plain"));
        }

        var first = store.list("list/", "", 10);
        var second = store.list("list/", first.get(9).key(), 100);

        assertThat(first).hasSize(10).extracting(ObjectInfo::key).isSorted().startsWith("list/track-00/f");
        assertThat(second).hasSize(15);
        assertThat(second.get(0).key()).isEqualTo("list/track-10/f");
        assertThat(second.get(14).size()).isEqualTo(24);
    }

    @Test
    void aPresignedAddressIsGoodForWhoHasItAndForNothingElse() throws Exception {
        store.put("signed/a", ObjectBody.of(bytes("content"), "text/plain"));
        var address = store.presignedGet("signed/a", Duration.ofMinutes(1), "a \"b\"\r\nc.txt");

        var answer = fetch(address);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("content");
        assertThat(answer.headers().firstValue("content-disposition"))
                .contains("attachment; filename*=UTF-8''a%20%22b%22%0D%0Ac.txt");
        assertThat(fetch(URI.create(address.toString().replace("signed/a", "once/a")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(fetch(embedded.access().endpoint().resolve("/causerie/signed/a"))
                        .statusCode())
                .isEqualTo(403);
    }

    private static HttpResponse<String> fetch(URI address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a", "a/", "a//b", "..", "a/../b", "./a", "a\\b", "a\nb", "a\u0000"})
    void keysThatLeaveTheirPlaceAreRefused(String key) {
        assertThatThrownBy(() -> store.put(key, ObjectBody.of(bytes("x"), "text/plain")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.get(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.delete(key)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keysThatAreTooLongAreRefused() {
        assertThat(ObjectKeys.checked("a".repeat(200))).hasSize(200);
        assertThatThrownBy(() -> store.stat("a".repeat(201))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.stat("abcdefg/".repeat(128) + "a")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void objectsOutliveTheStoreThatWroteThem(@TempDir Path data) {
        try (var first = EmbeddedS3.start(SETTINGS, data, new SecureRandom());
                var writer = ObjectStore.open(first.access(), SETTINGS)) {
            writer.put("kept/a", ObjectBody.of(bytes("kept"), "text/plain"));
        }
        try (var second = EmbeddedS3.start(SETTINGS, data, new SecureRandom());
                var reader = ObjectStore.open(second.access(), SETTINGS)) {
            reader.ping();
            assertThat(reader.get("kept/a")).hasBinaryContent(bytes("kept"));
            assertThat(reader.access().secretKey()).isNotEqualTo(store.access().secretKey());
        }
    }

    @Test
    void aWrongKeyIsTheOperatorsMatter() {
        var access = embedded.access();
        var wrong = new S3Access(
                access.endpoint(), access.accessKey(), new Secret("guessed"), access.region(), access.bucket());

        assertThatThrownBy(() -> ObjectStore.open(wrong, SETTINGS))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("objects.secretKey")
                .hasMessageNotContaining("guessed");
    }

    @Test
    void aStoreThatIsNotThereIsNamed(@TempDir Path data) {
        var stopped = EmbeddedS3.start(SETTINGS, data, new SecureRandom());
        try (var orphan = ObjectStore.open(stopped.access(), SETTINGS)) {
            stopped.close();

            assertThatThrownBy(() -> orphan.put("a", ObjectBody.of(bytes("x"), "text/plain")))
                    .isInstanceOf(ObjectStoreUnavailable.class);
            assertThatThrownBy(orphan::ping).isInstanceOf(ObjectStoreUnavailable.class);
            assertThatThrownBy(() -> ObjectStore.open(stopped.access(), SETTINGS, ONE_TRY))
                    .isInstanceOf(OperatorError.class)
                    .hasMessageContaining("objects.endpoint");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
