package dev.causerie.plugin.meeting;

/** What peers tell each other to connect (W3C WebRTC, section 4). */
enum SignalKind {
    OFFER("webrtc-offer", "offer"),
    ANSWER("webrtc-answer", "answer"),
    ICE_CANDIDATE("webrtc-ice-candidate", "candidate");

    private final String event;
    private final String field;

    SignalKind(String event, String field) {
        this.event = event;
        this.field = field;
    }

    String event() {
        return event;
    }

    /** Where the payload has the description or candidate. */
    String field() {
        return field;
    }
}
