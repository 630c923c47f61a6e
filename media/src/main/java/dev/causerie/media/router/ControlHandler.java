package dev.causerie.media.router;

import dev.causerie.media.rtcp.RtcpHandler;

/** Hands a client's RTCP to what it concerns. Owned by the worker thread. */
final class ControlHandler implements RtcpHandler {
    private final Publisher publisher;
    private final Receiver receiver;
    private final Counters counters;
    private final Loop loop;

    ControlHandler(Publisher publisher, Receiver receiver, Counters counters, Loop loop) {
        this.publisher = publisher;
        this.receiver = receiver;
        this.counters = counters;
        this.loop = loop;
    }

    @Override
    public void senderReport(int ssrc, long ntp, int rtpTimestamp) {
        publisher.senderReport(ssrc, ntp, rtpTimestamp, loop.nowNs());
    }

    @Override
    public void nack(int mediaSsrc, int sequence) {
        counters.nacksIn.add(1);
        receiver.resend(mediaSsrc, sequence, loop.nowNs());
    }

    @Override
    public void keyFrameRequest(int mediaSsrc) {
        counters.plisIn.add(1);
        receiver.keyFrameWanted(mediaSsrc);
    }

    @Override
    public void bandwidthEstimate(long bitrateBps) {
        receiver.bandwidthEstimate(bitrateBps);
    }
}
