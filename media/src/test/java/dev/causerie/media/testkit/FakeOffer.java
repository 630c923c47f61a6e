package dev.causerie.media.testkit;

import dev.causerie.media.dtls.Fingerprint;
import java.util.List;

/** Writes offers as Chromium does, of one microphone, one camera and some slots. */
public final class FakeOffer {
    public static final int OPUS = 111;
    public static final int VP8 = 96;
    public static final int RTX = 97;
    public static final int LEVEL_ID = 1;
    public static final int MID_ID = 4;
    public static final int RID_ID = 10;
    public static final int REPAIRED_ID = 11;

    private final Fingerprint fingerprint;
    private final StringBuilder media = new StringBuilder();
    private final StringBuilder bundle = new StringBuilder();
    private int count;

    public FakeOffer(Fingerprint fingerprint) {
        this.fingerprint = fingerprint;
    }

    public FakeOffer microphone() {
        return line("audio", "sendonly", List.of());
    }

    public FakeOffer camera(String... rids) {
        return line("video", "sendonly", List.of(rids));
    }

    public FakeOffer videoSlot() {
        return line("video", "recvonly", List.of());
    }

    public FakeOffer audioSlot() {
        return line("audio", "recvonly", List.of());
    }

    private FakeOffer line(String kind, String direction, List<String> rids) {
        boolean video = kind.equals("video");
        bundle.append(' ').append(count);
        media.append("m=" + kind + " 9 UDP/TLS/RTP/SAVPF " + (video ? VP8 + " " + RTX : OPUS) + "\r\n")
                .append("c=IN IP4 0.0.0.0\r\na=ice-ufrag:fake\r\na=ice-pwd:fakefakefakefakefakefake\r\n")
                .append("a=fingerprint:" + fingerprint.hash() + " " + fingerprint.value() + "\r\na=setup:actpass\r\n")
                .append("a=mid:" + count + "\r\na=" + direction + "\r\na=rtcp-mux\r\n")
                .append("a=extmap:" + LEVEL_ID + " urn:ietf:params:rtp-hdrext:ssrc-audio-level\r\n")
                .append("a=extmap:" + MID_ID + " urn:ietf:params:rtp-hdrext:sdes:mid\r\n")
                .append("a=extmap:" + RID_ID + " urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\r\n")
                .append("a=extmap:" + REPAIRED_ID + " urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id\r\n");
        if (video) {
            media.append("a=rtpmap:" + VP8 + " VP8/90000\r\na=rtpmap:" + RTX + " rtx/90000\r\n");
            media.append("a=fmtp:" + RTX + " apt=" + VP8 + "\r\n");
        } else {
            media.append("a=rtpmap:" + OPUS + " opus/48000/2\r\n");
        }
        rids.forEach(rid -> media.append("a=rid:" + rid + " send\r\n"));
        if (!rids.isEmpty()) {
            media.append("a=simulcast:send " + String.join(";", rids) + "\r\n");
        }
        count++;
        return this;
    }

    public String sdp() {
        return "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE" + bundle + "\r\n" + media;
    }
}
