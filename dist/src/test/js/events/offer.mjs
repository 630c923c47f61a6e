// An offer as browsers make it, of sound alone and of nobody who could send: the SFU answers it, and waits for packets.

/** One line of sound for each direction; their mids count from 0. */
export function offer(...directions) {
  const lines = directions.map((direction, mid) => [
    'm=audio 9 UDP/TLS/RTP/SAVPF 111',
    'c=IN IP4 0.0.0.0',
    'a=ice-ufrag:test',
    'a=ice-pwd:testtesttesttesttesttest',
    `a=fingerprint:sha-256 ${Array(32).fill('AB').join(':')}`,
    'a=setup:actpass',
    `a=mid:${mid}`,
    `a=${direction}`,
    'a=rtcp-mux',
    'a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level',
    'a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid',
    'a=rtpmap:111 opus/48000/2',
  ]);
  const head = ['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 't=0 0', `a=group:BUNDLE ${directions.map((_, mid) => mid).join(' ')}`];
  return [...head, ...lines.flat(), ''].join('\r\n');
}

/** The slots that follow so many lines, all of which show nothing yet. */
export function slotsOf(first) {
  return [{ mid: String(first), kind: 'audio', userId: null, username: null, source: null, layer: null, paused: false }];
}
