package dev.causerie.media.forward;

/** What a packet's changing fields become in the consumer's stream; reused. Owned by the worker thread. */
final class Rewritten {
    int sequence;
    int timestamp;
    int pictureId;
    int tl0;
}
