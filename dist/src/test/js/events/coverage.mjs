// Which events had a case, by what the cases did and not by what they are called.

/** Events of clients that did what they are for. */
export const done = new Set();

/** Codes with which an event of clients was refused, by event. */
export const refused = new Map();

/** Events of the server that a case wanted, and got with exactly its fields. */
export const heard = new Set();

export function noteRefusal(event, code) {
  refused.set(event, new Set([...(refused.get(event) ?? []), code]));
}
