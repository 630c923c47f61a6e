package dev.causerie.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/**
 * Fails a test class during which netty's leak detector, at its paranoid level, found a buffer that nobody released.
 * {@link LeakWatchTest} sees to it that every class that starts a gateway is watched.
 */
public final class LeakWatch implements BeforeAllCallback, AfterAllCallback {

    private static final int ROUNDS = 3;

    private final ListAppender<ILoggingEvent> reports = new ListAppender<>();

    @Override
    public void beforeAll(ExtensionContext context) {
        begin();
    }

    @Override
    public void afterAll(ExtensionContext context) throws InterruptedException {
        end();
    }

    void begin() {
        assertThat(ResourceLeakDetector.getLevel()).isEqualTo(ResourceLeakDetector.Level.PARANOID);
        reports.start();
        logger().addAppender(reports);
    }

    void end() throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            collectGarbage();
            // The detector reports what was collected when the next buffer is made.
            PooledByteBufAllocator.DEFAULT.heapBuffer().release();
            PooledByteBufAllocator.DEFAULT.directBuffer().release();
            UnpooledByteBufAllocator.DEFAULT.directBuffer().release();
        }
        logger().detachAppender(reports);
        assertThat(reports.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .filteredOn(message -> message.contains("ByteBuf"))
                .isEmpty();
    }

    /**
     * Returns when a reference made before the collection is in its queue: the virtual machine clears it, and another thread
     * queues it, maybe later. Those of the last collection are all queued then.
     */
    private static void collectGarbage() throws InterruptedException {
        ReferenceQueue<Object> collected = new ReferenceQueue<>();
        WeakReference<Object> before = new WeakReference<>(new Object(), collected);
        long end = System.nanoTime() + 2_000_000_000L;
        do {
            System.gc();
        } while (collected.remove(100) != before && System.nanoTime() < end);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(ResourceLeakDetector.class);
    }
}
