package dev.causerie.dist;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many stock clients write into one meeting at once, also while the server ends and comes again. */
class ChatOrderIT {

    @Test
    @Timeout(300)
    void everybodyReadsEverythingInOneOrder() throws Exception {
        NodeTests.install();
        NodeTests.passAt("", "order.test.mjs");
    }
}
