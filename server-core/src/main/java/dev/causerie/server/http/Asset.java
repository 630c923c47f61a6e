package dev.causerie.server.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A static file's content.
 *
 * @param content not to be changed
 * @param etag its strong entity tag, quotes included
 */
@SuppressWarnings("ArrayRecordComponent") // Handed through, never compared.
record Asset(byte[] content, String etag) {

    static Asset of(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return new Asset(
                    content, '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(digest) + '"');
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
