package dev.causerie.media.srtp;

import java.util.Optional;
import org.jitsi.srtp.SrtpPolicy;

/** The protection profiles we take, the preferred one first (RFC 5764 §4.1.2, RFC 7714 §14.2). Immutable. */
public enum SrtpProfile {
    AEAD_AES_128_GCM(7, 12),
    AES128_CM_HMAC_SHA1_80(1, 14);

    /** The length of the master key in bytes. */
    public static final int KEY_LENGTH = 16;

    private final int id;
    private final int saltLength;

    SrtpProfile(int id, int saltLength) {
        this.id = id;
        this.saltLength = saltLength;
    }

    /** Returns the number that the use_srtp extension carries. */
    public int id() {
        return id;
    }

    /** Returns the length of the master salt in bytes. */
    public int saltLength() {
        return saltLength;
    }

    /** Returns the first of ours that is among the offered numbers, or empty. */
    public static Optional<SrtpProfile> choose(int[] offered) {
        for (SrtpProfile profile : values()) {
            for (int id : offered) {
                if (profile.id == id) {
                    return Optional.of(profile);
                }
            }
        }
        return Optional.empty();
    }

    SrtpPolicy policy() {
        return this == AEAD_AES_128_GCM
                ? new SrtpPolicy(
                        SrtpPolicy.AESGCM_ENCRYPTION, KEY_LENGTH, SrtpPolicy.NULL_AUTHENTICATION, 0, 16, saltLength)
                : new SrtpPolicy(
                        SrtpPolicy.AESCM_ENCRYPTION,
                        KEY_LENGTH,
                        SrtpPolicy.HMACSHA1_AUTHENTICATION,
                        20,
                        10,
                        saltLength);
    }
}
