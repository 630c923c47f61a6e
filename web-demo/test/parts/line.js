import { signal } from '@preact/signals';

/** A line whose server is this test: it records what is asked and answers what it is told to. */
export class TestLine {
  state = signal('open');
  /** @type {[string, any][]} */
  asked = [];
  /** @type {(event: string) => any} */
  answer = () => ({});
  /** @type {Record<string, ((payload: any) => void)[]>} */
  #handlers = {};
  /** @type {((recovered: boolean) => void)[]} */
  #whenOpen = [];

  /**
   * @param {string} event
   * @param {any} payload
   */
  async ask(event, payload) {
    this.asked.push([event, payload]);
    return this.answer(event);
  }

  /** @param {Record<string, (payload: any) => void>} handlers */
  listen(handlers) {
    for (const [event, handle] of Object.entries(handlers)) (this.#handlers[event] ??= []).push(handle);
  }

  /** @param {(recovered: boolean) => void} handle */
  whenOpen(handle) {
    this.#whenOpen.push(handle);
  }

  /**
   * @param {string} event
   * @param {any} payload
   */
  send(event, payload) {
    this.#handlers[event]?.forEach((handle) => handle(payload));
  }

  /** @param {boolean} recovered */
  reopen(recovered) {
    this.#whenOpen.forEach((handle) => handle(recovered));
  }
}
