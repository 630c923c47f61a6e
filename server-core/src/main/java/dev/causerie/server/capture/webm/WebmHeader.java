package dev.causerie.server.capture.webm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** What stands before the first cluster: EBML head, a segment without end, its information and its one track. */
final class WebmHeader {

    static final int TRACK_NUMBER = 1;

    private static final int EBML = 0x1A45DFA3;
    private static final int SEGMENT = 0x18538067;
    private static final int INFO = 0x1549A966;
    private static final int TRACKS = 0x1654AE6B;
    private static final int TRACK_ENTRY = 0xAE;
    private static final int VIDEO = 0xE0;
    private static final int AUDIO = 0xE1;

    private static final long NANOS_PER_TICK = 1_000_000;
    private static final int OPUS_RATE_HZ = 48_000;
    /** What an Opus decoder needs before a seek target until it is in step: 80 ms (RFC 7845 section 4.6). */
    private static final long OPUS_PRE_ROLL_NS = 80_000_000;

    private WebmHeader() {}

    static byte[] of(TrackFormat format) {
        EbmlBuffer info = new EbmlBuffer()
                .unsigned(0x2AD7B1, NANOS_PER_TICK)
                .text(0x4D80, "Causerie")
                .text(0x5741, "Causerie");
        return new EbmlBuffer()
                .master(EBML, head())
                .startOfUnknownSize(SEGMENT)
                .master(INFO, info)
                .master(TRACKS, new EbmlBuffer().master(TRACK_ENTRY, track(format)))
                .toByteArray();
    }

    private static EbmlBuffer head() {
        return new EbmlBuffer()
                .unsigned(0x4286, 1) // EBMLVersion
                .unsigned(0x42F7, 1) // EBMLReadVersion
                .unsigned(0x42F2, 4) // EBMLMaxIDLength
                .unsigned(0x42F3, 8) // EBMLMaxSizeLength
                .text(0x4282, "webm")
                .unsigned(0x4287, 4) // DocTypeVersion
                .unsigned(0x4285, 2); // DocTypeReadVersion
    }

    private static EbmlBuffer track(TrackFormat format) {
        EbmlBuffer entry = new EbmlBuffer()
                .unsigned(0xD7, TRACK_NUMBER)
                .unsigned(0x73C5, TRACK_NUMBER) // TrackUID
                .unsigned(0x9C, 0) // FlagLacing
                .text(0x22B59C, "und"); // Language
        if (format instanceof TrackFormat.Vp8 vp8) {
            return entry.unsigned(0x83, 1).text(0x86, "V_VP8").master(VIDEO, picture(vp8));
        }
        TrackFormat.Opus opus = (TrackFormat.Opus) format;
        return entry.unsigned(0x83, 2)
                .text(0x86, "A_OPUS")
                .binary(0x63A2, opusHead(opus.channels())) // CodecPrivate
                .unsigned(0x56AA, 0) // CodecDelay
                .unsigned(0x56BB, OPUS_PRE_ROLL_NS) // SeekPreRoll
                .master(AUDIO, new EbmlBuffer().real(0xB5, OPUS_RATE_HZ).unsigned(0x9F, opus.channels()));
    }

    private static EbmlBuffer picture(TrackFormat.Vp8 vp8) {
        return new EbmlBuffer().unsigned(0xB0, vp8.width()).unsigned(0xBA, vp8.height());
    }

    /** The identification header of RFC 7845 section 5.1. */
    private static byte[] opusHead(int channels) {
        return ByteBuffer.allocate(19)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("OpusHead".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) channels)
                // Nothing to skip: recording starts amid a call, not at the encoder's first packet.
                .putShort((short) 0)
                .putInt(OPUS_RATE_HZ)
                .putShort((short) 0)
                .put((byte) 0)
                .array();
    }
}
