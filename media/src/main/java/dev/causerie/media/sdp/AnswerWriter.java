package dev.causerie.media.sdp;

import dev.causerie.media.MediaKind;
import dev.causerie.media.rtp.ExtensionIds;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes an answer (RFC 8829 §5.3): the client's m-lines in their order, its payload types and extension ids, one
 * codec each, all in one bundle on an ICE-lite server. One use.
 */
public final class AnswerWriter {
    /**
     * Accepted on every m-line, also where only we send and write but few of them: Chromium offers a later m-line with
     * those extensions alone that the first of its kind was answered with, so that a camera added to a connection that
     * only receives could not have its RIDs, nor a microphone its level.
     */
    private static final List<String> EXTENSIONS = List.of(
            ExtensionIds.MID,
            ExtensionIds.RID,
            ExtensionIds.REPAIRED_RID,
            ExtensionIds.AUDIO_LEVEL,
            ExtensionIds.ORIENTATION);

    private static final long HOST_PRIORITY = 126L << 24 | 0xFF;

    private final StringBuilder text = new StringBuilder(4096);
    private final ServerTransport transport;

    private AnswerWriter(ServerTransport transport) {
        this.transport = transport;
    }

    /**
     * Returns the session description.
     *
     * @param version how many answers this transport has had, for the o-line
     */
    public static String write(ServerTransport transport, long sessionId, int version, List<AnsweredMedia> media) {
        return new AnswerWriter(transport).session(sessionId, version, media);
    }

    private String session(long sessionId, int version, List<AnsweredMedia> media) {
        String bundle = media.stream()
                .filter(line -> line.offered().isAccepted())
                .map(line -> " " + line.offered().mid())
                .collect(Collectors.joining());
        line("v=0");
        line("o=causerie " + sessionId + " " + version + " IN IP4 0.0.0.0");
        line("s=-");
        line("t=0 0");
        line("a=ice-lite");
        line("a=group:BUNDLE" + bundle);
        line("a=msid-semantic: WMS *");
        for (AnsweredMedia answered : media) {
            if (answered.offered().isAccepted()) {
                media(answered);
            } else {
                rejected(answered.offered());
            }
        }
        return text.toString();
    }

    private void rejected(OfferedMedia offered) {
        line("m=" + offered.type() + " 0 " + offered.protocol() + " " + offered.formats());
        line("c=IN IP4 0.0.0.0");
        line("a=mid:" + offered.mid());
        line("a=inactive");
    }

    private void media(AnsweredMedia answered) {
        OfferedMedia offered = answered.offered();
        OfferedCodec codec = offered.codec().orElseThrow();
        String rtx = codec.rtxPayloadType() == 0 ? "" : " " + codec.rtxPayloadType();
        line("m=" + offered.type() + " " + transport.port() + " " + offered.protocol() + " " + codec.payloadType()
                + rtx);
        line("c=IN " + family(transport.addresses().get(0)));
        line("a=mid:" + offered.mid());
        line("a=" + answered.direction().label());
        endpoint();
        extensions(offered);
        codec(offered, codec);
        if (answered.direction().sends()) {
            sending(answered);
        } else if (offered.direction().sends()) {
            simulcast(offered.rids());
        }
    }

    private void endpoint() {
        line("a=ice-ufrag:" + transport.credentials().fragment());
        line("a=ice-pwd:" + transport.credentials().password());
        line("a=fingerprint:" + transport.fingerprint().hash() + " "
                + transport.fingerprint().value());
        line("a=setup:passive");
        line("a=rtcp-mux");
        line("a=rtcp-rsize");
        int index = 0;
        for (String address : transport.addresses()) {
            long priority = HOST_PRIORITY | (65_535L - index) << 8;
            index++;
            line("a=candidate:" + index + " 1 udp " + priority + " " + address + " " + transport.port() + " typ host");
        }
        line("a=end-of-candidates");
    }

    private void extensions(OfferedMedia offered) {
        for (String uri : EXTENSIONS) {
            Integer id = offered.extensions().get(uri);
            if (id != null) {
                line("a=extmap:" + id + " " + uri);
            }
        }
    }

    private void codec(OfferedMedia offered, OfferedCodec codec) {
        int type = codec.payloadType();
        line("a=rtpmap:" + type + " " + codec.name());
        if (offered.kind().orElseThrow() == MediaKind.AUDIO) {
            line("a=fmtp:" + type + " minptime=10;useinbandfec=1");
            return;
        }
        for (String feedback : List.of("nack", "nack pli", "ccm fir", "goog-remb")) {
            line("a=rtcp-fb:" + type + " " + feedback);
        }
        if (codec.rtxPayloadType() != 0) {
            line("a=rtpmap:" + codec.rtxPayloadType() + " rtx/90000");
            line("a=fmtp:" + codec.rtxPayloadType() + " apt=" + type);
        }
    }

    private void sending(AnsweredMedia answered) {
        String mid = answered.offered().mid();
        String ssrc = Integer.toUnsignedString(answered.ssrc());
        String rtx = Integer.toUnsignedString(answered.rtxSsrc());
        boolean repairs = answered.rtxSsrc() != 0;
        line("a=msid:slot-" + mid + " track-" + mid);
        if (repairs) {
            line("a=ssrc-group:FID " + ssrc + " " + rtx);
        }
        // The media's SSRC stands first: Chromium takes the first one listed for the stream itself.
        line("a=ssrc:" + ssrc + " cname:causerie");
        if (repairs) {
            line("a=ssrc:" + rtx + " cname:causerie");
        }
    }

    private void simulcast(List<String> rids) {
        for (String rid : rids) {
            line("a=rid:" + rid + " recv");
        }
        if (!rids.isEmpty()) {
            line("a=simulcast:recv " + String.join(";", rids));
        }
    }

    private static String family(String address) {
        return (address.contains(":") ? "IP6 " : "IP4 ") + address;
    }

    private void line(String line) {
        text.append(line).append("\r\n");
    }
}
