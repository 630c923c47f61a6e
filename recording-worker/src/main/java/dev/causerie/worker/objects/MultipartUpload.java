package dev.causerie.worker.objects;

import io.minio.messages.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A new object that is written front to back, and at its beginning until the end: a WebM muxer fills in duration and
 * cues last, within the first {@value #PART_BYTES} bytes. Those stay in memory and are uploaded last; the other parts
 * go out as they fill, so that memory holds two parts and no file is needed. Owned by one thread.
 *
 * <p>The object appears when {@link #finish} returns. An upload that is closed before it leaves nothing behind.
 */
public final class MultipartUpload implements AutoCloseable {

    /** The length of a part, and of the beginning that can be written again. */
    public static final int PART_BYTES = 8 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(MultipartUpload.class);

    private final Objects objects;
    private final String key;
    private final String contentType;
    private final List<Part> parts = new ArrayList<>();
    private byte[] first = new byte[64 * 1024];
    private byte[] current = new byte[0];
    private @Nullable String uploadId;
    private long position;
    private long size;

    /** An upload to this key; nothing is sent before the first part is full. */
    public MultipartUpload(Objects objects, String key, String contentType) {
        this.objects = objects;
        this.key = key;
        this.contentType = contentType;
    }

    /** Bytes from the beginning to the last byte ever written. */
    public long size() {
        return size;
    }

    /** Where the next byte goes. */
    public long position() {
        return position;
    }

    /**
     * Chooses where the next byte goes: into the first part, or to the end.
     *
     * @throws IllegalStateException if that place is already uploaded, or beyond the end
     */
    public void seek(long to) {
        if (to != size && (to < 0 || to > Math.min(size, PART_BYTES))) {
            throw new IllegalStateException("Can not go to byte " + to + " of " + size + ": it is not kept");
        }
        position = to;
    }

    /**
     * Takes bytes, and uploads every part that they fill.
     *
     * @throws StorageException if the store does not take a part
     * @throws IllegalStateException if bytes of the first part run over into uploaded ones
     */
    public void write(byte[] bytes, int length) {
        int taken = 0;
        while (taken < length) {
            if (position >= PART_BYTES && position != size) {
                throw new IllegalStateException("Byte " + position + " of " + size + " is already uploaded");
            }
            taken += position < PART_BYTES
                    ? keepFirst(bytes, taken, length - taken)
                    : append(bytes, taken, length - taken);
        }
    }

    /**
     * Uploads what is left, the first part last of all, and makes the object appear.
     *
     * @throws StorageException if the store does not take it
     */
    public void finish() {
        if (size <= PART_BYTES) {
            objects.put(key, contentType, first, (int) size);
            return;
        }
        int rest = (int) (size % PART_BYTES);
        if (rest > 0) {
            send((int) (size / PART_BYTES) + 1, current, rest);
        }
        send(1, first, PART_BYTES);
        parts.sort(Comparator.comparingInt(Part::partNumber));
        objects.completeMultipart(key, started(), parts);
        uploadId = null;
    }

    @Override
    public void close() {
        String unfinished = uploadId;
        uploadId = null;
        if (unfinished == null) {
            return;
        }
        try {
            objects.abortMultipart(key, unfinished);
        } catch (StorageException e) {
            LOG.warn("An unfinished upload of {} stays in the store", key, e);
        }
    }

    private int keepFirst(byte[] bytes, int from, int length) {
        int count = (int) Math.min(length, PART_BYTES - position);
        int end = (int) position + count;
        if (end > first.length) {
            first = Arrays.copyOf(first, Math.min(PART_BYTES, Math.max(end, first.length * 2)));
        }
        System.arraycopy(bytes, from, first, (int) position, count);
        advance(count);
        return count;
    }

    private int append(byte[] bytes, int from, int length) {
        if (current.length == 0) {
            current = new byte[PART_BYTES];
        }
        int offset = (int) (position % PART_BYTES);
        int count = Math.min(length, PART_BYTES - offset);
        System.arraycopy(bytes, from, current, offset, count);
        advance(count);
        if (position % PART_BYTES == 0) {
            send((int) (position / PART_BYTES), current, PART_BYTES);
        }
        return count;
    }

    private void advance(int count) {
        position += count;
        size = Math.max(size, position);
    }

    private void send(int number, byte[] bytes, int length) {
        parts.add(objects.putPart(key, started(), number, bytes, length));
    }

    private String started() {
        String id = uploadId;
        if (id == null) {
            id = objects.startMultipart(key, contentType);
            uploadId = id;
        }
        return id;
    }
}
