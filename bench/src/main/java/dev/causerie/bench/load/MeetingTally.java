package dev.causerie.bench.load;

import java.util.concurrent.CompletableFuture;

/** Counts what the people of a meeting are told. Owned by their event loop. */
final class MeetingTally {

    /**
     * How much there was so far. Immutable.
     *
     * @param taken messages that the server took
     * @param refused messages that it did not
     * @param read messages that were read, by each who did
     */
    record Totals(long taken, long refused, long read) {

        Totals since(Totals before) {
            return new Totals(taken - before.taken, refused - before.refused, read - before.read);
        }

        /** Whether every one of {@code sent} is answered, and read by all if it was taken. */
        boolean complete(long sent, int people) {
            return taken + refused == sent && read == taken * people;
        }
    }

    private final Meter answers = new Meter();
    private final Meter readings = new Meter();
    private CompletableFuture<Boolean> allConnected = new CompletableFuture<>();
    private CompletableFuture<Long> allWhole = new CompletableFuture<>();
    private int toConnect;
    private int people;
    private int connected;
    private int whole;
    private long refused;
    private String failure = "";
    private boolean over;

    /** Completes when so many are connected. */
    CompletableFuture<Boolean> awaitConnected(int number) {
        toConnect = number;
        allConnected = new CompletableFuture<>();
        return allConnected;
    }

    /** Completes when all of so many people were told a list of so many, with the time at which they were. */
    CompletableFuture<Long> awaitWhole(int number) {
        people = number;
        whole = 0;
        allWhole = new CompletableFuture<>();
        return allWhole;
    }

    void start() {
        answers.start();
        readings.start();
    }

    MeetingChat stop() {
        return new MeetingChat(answers.stop(), readings.stop());
    }

    /** What was counted; fails once a connection has. */
    Totals totals() {
        if (!failure.isEmpty()) {
            throw new IllegalStateException(failure);
        }
        return new Totals(answers.total(), refused, readings.total());
    }

    /** From now on connections may end. */
    void over() {
        over = true;
    }

    void fail(String reason) {
        if (!over && failure.isEmpty()) {
            failure = reason;
            allConnected.completeExceptionally(new IllegalStateException(reason));
            allWhole.completeExceptionally(new IllegalStateException(reason));
        }
    }

    /** What hears for one of them. */
    MeetingClient.Listener person() {
        return new Person();
    }

    private final class Person implements MeetingClient.Listener {

        private boolean knowsAll;

        @Override
        public void connected() {
            connected++;
            if (connected == toConnect) {
                allConnected.complete(true);
            }
        }

        @Override
        public void listed(int participants) {
            if (!knowsAll && participants == people) {
                knowsAll = true;
                whole++;
                if (whole == people) {
                    allWhole.complete(System.nanoTime());
                }
            }
        }

        @Override
        public void answered(long stamp, boolean taken) {
            if (taken) {
                answers.arrived(stamp);
            } else {
                refused++;
            }
        }

        @Override
        public void read(long stamp) {
            readings.arrived(stamp);
        }

        @Override
        public void ended(String reason) {
            fail(reason);
        }
    }
}
