package dev.causerie.server.objects;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Which keys every store takes, the file system under the embedded one included. Stateless. */
final class ObjectKeys {
    private static final int LONGEST = 1024;
    private static final int LONGEST_PART = 200;

    private ObjectKeys() {}

    /**
     * The same key.
     *
     * @throws IllegalArgumentException when it is empty, longer than 1024 bytes, has control characters or a backslash, or
     *     one of its parts between slashes is empty, {@code .}, {@code ..} or longer than 200 bytes
     */
    static String checked(String key) {
        var parts = key.split("/", -1);
        var plain = key.chars().noneMatch(character -> character < ' ' || character == 0x7f || character == '\\');
        if (!plain || bytes(key) > LONGEST || !Arrays.stream(parts).allMatch(ObjectKeys::isPart)) {
            throw new IllegalArgumentException("'" + key + "' can not be the key of an object");
        }
        return key;
    }

    private static boolean isPart(String part) {
        return !part.isEmpty() && !part.equals(".") && !part.equals("..") && bytes(part) <= LONGEST_PART;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
