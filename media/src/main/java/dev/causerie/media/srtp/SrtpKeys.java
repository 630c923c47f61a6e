package dev.causerie.media.srtp;

import java.util.Arrays;

/** The two directions' master keys and salts, as DTLS exported them (RFC 5764 §4.2). Immutable; never logged. */
public final class SrtpKeys {
    private final SrtpProfile profile;
    private final byte[] material;

    /**
     * Takes the exported keying material: client key, server key, client salt, server salt.
     *
     * @throws IllegalArgumentException when its length is not the profile's
     */
    public SrtpKeys(SrtpProfile profile, byte[] material) {
        if (material.length != length(profile)) {
            throw new IllegalArgumentException(profile + " takes " + length(profile) + " bytes of keying material");
        }
        this.profile = profile;
        this.material = material.clone();
    }

    /** Returns how many bytes DTLS has to export for this profile. */
    public static int length(SrtpProfile profile) {
        return 2 * (SrtpProfile.KEY_LENGTH + profile.saltLength());
    }

    /** Returns the profile they are for. */
    public SrtpProfile profile() {
        return profile;
    }

    byte[] key(boolean client) {
        int from = client ? 0 : SrtpProfile.KEY_LENGTH;
        return Arrays.copyOfRange(material, from, from + SrtpProfile.KEY_LENGTH);
    }

    byte[] salt(boolean client) {
        int from = 2 * SrtpProfile.KEY_LENGTH + (client ? 0 : profile.saltLength());
        return Arrays.copyOfRange(material, from, from + profile.saltLength());
    }
}
