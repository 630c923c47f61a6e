package dev.causerie.media.sdp;

import dev.causerie.media.InvalidOffer;
import dev.causerie.media.MediaKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one m-line with what follows it. Stateless. */
final class MediaParser {
    private static final String PROTOCOL = "UDP/TLS/RTP/SAVPF";
    private static final int MAX_RIDS = 4;
    private static final int MAX_MID = 16;

    private MediaParser() {}

    static OfferedMedia parse(Section section) {
        String[] head = section.lines().get(0).substring(2).split(" ", 4);
        if (head.length < 4) {
            throw new InvalidOffer("malformed line: " + section.lines().get(0));
        }
        String mid = section.attribute("mid")
                .filter(name -> !name.isEmpty() && name.length() <= MAX_MID)
                .orElseThrow(() -> new InvalidOffer(
                        "a=mid is missing or too long: " + section.lines().get(0)));
        // Port 0 means a rejected m-line, except in a bundle, where it only means "with the others" (RFC 9143 §7.2.3).
        boolean alive = !head[1].equals("0") || section.has("bundle-only");
        Optional<MediaKind> kind = alive && head[2].equals(PROTOCOL) ? kind(head[0]) : Optional.empty();
        return new OfferedMedia(
                mid,
                head[0],
                head[2],
                head[3],
                kind,
                direction(section),
                kind.flatMap(k -> codec(k, section)),
                extensions(section),
                rids(section, mid),
                ssrcs(section),
                retransmissions(section));
    }

    private static Optional<MediaKind> kind(String type) {
        return switch (type) {
            case "audio" -> Optional.of(MediaKind.AUDIO);
            case "video" -> Optional.of(MediaKind.VIDEO);
            default -> Optional.empty();
        };
    }

    private static Direction direction(Section section) {
        for (Direction direction : Direction.values()) {
            if (section.has(direction.label())) {
                return direction;
            }
        }
        return Direction.SENDRECV;
    }

    private static Optional<OfferedCodec> codec(MediaKind kind, Section section) {
        String wanted = kind == MediaKind.AUDIO ? "opus/48000/2" : "vp8/90000";
        for (String line : section.attributes("rtpmap")) {
            String[] parts = line.split(" ", 2);
            if (parts.length == 2 && parts[1].toLowerCase(Locale.ROOT).equals(wanted)) {
                int payloadType = number(parts[0], 127, "a=rtpmap:" + line);
                return Optional.of(new OfferedCodec(parts[1], payloadType, rtx(section, parts[0])));
            }
        }
        return Optional.empty();
    }

    private static int rtx(Section section, String payloadType) {
        Set<String> rtx = new HashSet<>();
        for (String line : section.attributes("rtpmap")) {
            String[] parts = line.split(" ", 2);
            if (parts.length == 2 && parts[1].toLowerCase(Locale.ROOT).startsWith("rtx/")) {
                rtx.add(parts[0]);
            }
        }
        for (String line : section.attributes("fmtp")) {
            String[] parts = line.split(" ", 2);
            if (parts.length == 2 && rtx.contains(parts[0]) && parts[1].equals("apt=" + payloadType)) {
                return number(parts[0], 127, "a=fmtp:" + line);
            }
        }
        return 0;
    }

    private static Map<String, Integer> extensions(Section section) {
        Map<String, Integer> extensions = new HashMap<>();
        for (String line : section.attributes("extmap")) {
            String[] parts = line.split(" ", 3);
            if (parts.length < 2) {
                throw new InvalidOffer("malformed line: a=extmap:" + line);
            }
            // Firefox writes a direction behind the id: 9/sendonly.
            String id = parts[0].split("/", 2)[0];
            extensions.put(parts[1], number(id, 255, "a=extmap:" + line));
        }
        return extensions;
    }

    private static List<String> rids(Section section, String mid) {
        List<String> rids = new ArrayList<>();
        for (String line : section.attributes("rid")) {
            String[] parts = line.split(" ", 3);
            if (parts.length >= 2 && parts[1].equals("send")) {
                rids.add(parts[0]);
            }
        }
        if (rids.size() > MAX_RIDS) {
            throw new InvalidOffer("more than " + MAX_RIDS + " a=rid lines on the m-line with a=mid:" + mid);
        }
        return rids;
    }

    private static List<Integer> ssrcs(Section section) {
        return section.attributes("ssrc").stream()
                .map(line -> ssrc(line.split(" ", 2)[0], line))
                .distinct()
                .toList();
    }

    private static Map<Integer, Integer> retransmissions(Section section) {
        Map<Integer, Integer> repaired = new HashMap<>();
        for (String line : section.attributes("ssrc-group")) {
            String[] parts = line.split(" ", -1);
            if (parts.length == 3 && parts[0].equals("FID")) {
                repaired.put(ssrc(parts[2], line), ssrc(parts[1], line));
            }
        }
        return repaired;
    }

    private static int ssrc(String text, String line) {
        try {
            return Integer.parseUnsignedInt(text);
        } catch (NumberFormatException e) {
            throw new InvalidOffer("no SSRC in: a=ssrc:" + line);
        }
    }

    private static int number(String text, int max, String line) {
        try {
            int value = Integer.parseInt(text);
            if (value >= 0 && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new InvalidOffer("no number in: " + line);
        }
        throw new InvalidOffer("number out of range in: " + line);
    }
}
