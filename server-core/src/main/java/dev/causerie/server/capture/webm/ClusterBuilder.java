package dev.causerie.server.capture.webm;

/** One cluster while it grows: frames of one track as SimpleBlocks (RFC 9559 section 10.2). Owned by one thread. */
final class ClusterBuilder {

    private static final int CLUSTER = 0x1F43B675;
    private static final int TIMESTAMP = 0xE7;
    private static final int SIMPLE_BLOCK = 0xA3;
    private static final int BLOCK_HEAD_BYTES = 4;
    private static final int KEY_FRAME_FLAG = 0x80;

    private final EbmlBuffer blocks = new EbmlBuffer();
    private final long firstTimestampUs;
    private final long clusterMs;
    private final boolean startsWithKeyFrame;
    private long lastTimestampUs;

    ClusterBuilder(long firstTimestampUs, long clusterMs, boolean startsWithKeyFrame) {
        this.firstTimestampUs = firstTimestampUs;
        this.clusterMs = clusterMs;
        this.startsWithKeyFrame = startsWithKeyFrame;
        this.lastTimestampUs = firstTimestampUs;
    }

    void add(long timestampUs, long timestampMs, boolean keyFrame, byte[] data) {
        int relative = (int) (timestampMs - clusterMs);
        byte[] head = {
            (byte) (0x80 | WebmHeader.TRACK_NUMBER),
            (byte) (relative >> 8),
            (byte) relative,
            (byte) (keyFrame ? KEY_FRAME_FLAG : 0)
        };
        blocks.start(SIMPLE_BLOCK, BLOCK_HEAD_BYTES + data.length).raw(head).raw(data);
        lastTimestampUs = timestampUs;
    }

    long ageMs(long timestampMs) {
        return timestampMs - clusterMs;
    }

    boolean startsWithKeyFrame() {
        return startsWithKeyFrame;
    }

    int size() {
        return blocks.size();
    }

    Fragment build(int sequence) {
        EbmlBuffer time = new EbmlBuffer().unsigned(TIMESTAMP, clusterMs);
        byte[] bytes = new EbmlBuffer()
                .start(CLUSTER, time.size() + blocks.size())
                .raw(time)
                .raw(blocks)
                .toByteArray();
        return new Fragment(sequence, firstTimestampUs, lastTimestampUs, bytes);
    }
}
