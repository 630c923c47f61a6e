// Before anything of the page runs: lets a test speak to it in the server's place. `tapped.hear(event, payload)` is an event of
// the server's; `tapped.answers` are acks by event, and `tapped.reply(path)` answers of REST, for what must not get to the server.
// Once `tapped.alone` is set, the page hears no event of the server's own.
window.tapped = { answers: {}, reply: () => undefined, alone: false, heard: new Set() };

window.WebSocket = class extends window.WebSocket {
  constructor(...all) {
    super(...all);
    this.addEventListener('message', (message) => {
      if (message.isTrusted && window.tapped.alone && /^42/.test(message.data)) message.stopImmediatePropagation();
    });
  }

  send(data) {
    // What the client says once it has left polling behind.
    if (data === '5') window.tapped.hear = (event, payload) => this.#hears(event, payload);
    const [, id, asked] = /^42(\d+)(\[[^]*)$/.exec(data) ?? [];
    const answer = id && window.tapped.answers[JSON.parse(asked)[0]];
    if (answer) queueMicrotask(() => this.#takes(`43${id}${JSON.stringify([answer])}`));
    else super.send(data);
  }

  #hears(event, payload) {
    window.tapped.heard.add(event);
    this.#takes(`42${JSON.stringify([event, payload])}`);
  }

  #takes(data) {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
};

const fetched = window.fetch.bind(window);
window.fetch = async (input, ...more) => {
  const answer = window.tapped.reply(new URL(input.url ?? input, location.origin));
  return answer ? Response.json(answer) : fetched(input, ...more);
};
