package dev.causerie.dist;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many stock clients come and go at random, also without a word. */
class ChurnIT {

    @Test
    @Timeout(240)
    void everybodyKnowsWhoIsInTheMeeting() throws Exception {
        NodeTests.install();
        NodeTests.passAt("", "churn.test.mjs");
    }
}
