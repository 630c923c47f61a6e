package dev.causerie.server.audit;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * All entries that fit a filter, the newest first, as one stream of UTF-8. It holds one page in memory at a time, and reads
 * the database only as fast as it is read itself. Used by one thread at a time.
 */
final class AuditExport extends InputStream {

    private static final int PAGE = 500;

    private final StoredAuditLog log;
    private final AuditFilter filter;
    private final AuditFormat format;
    private long before = Long.MAX_VALUE;
    private boolean ended;
    private byte[] chunk;
    private int next;

    AuditExport(StoredAuditLog log, AuditFilter filter, AuditFormat format) {
        this.log = log;
        this.filter = filter;
        this.format = format;
        this.chunk = format.head().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int read() {
        return filled() ? chunk[next++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!filled()) {
            return -1;
        }
        int count = Math.min(length, chunk.length - next);
        System.arraycopy(chunk, next, target, offset, count);
        next += count;
        return count;
    }

    /** Whether there is a byte to read, after the next page was fetched where the last one is used up. */
    private boolean filled() {
        while (next == chunk.length && !ended) {
            List<AuditRow> page = log.page(filter, before, PAGE);
            ended = page.size() < PAGE;
            StringBuilder text = new StringBuilder();
            for (AuditRow row : page) {
                text.append(format.line(AuditView.of(row)));
                before = row.id();
            }
            chunk = text.toString().getBytes(StandardCharsets.UTF_8);
            next = 0;
        }
        return next < chunk.length;
    }
}
