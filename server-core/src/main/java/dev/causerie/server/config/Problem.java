package dev.causerie.server.config;

/**
 * One thing that is wrong with one key. Immutable.
 *
 * @param key path from the section that noticed it, such as {@code gateway.pingInterval}
 * @param must what the value must be, continuing the sentence "server.port = 70000: …"
 */
record Problem(String key, String must) {
    Problem under(String section) {
        return new Problem(section.isEmpty() ? key : section + "." + key, must);
    }
}
