/**
 * The meeting that someone means who pastes a link or types an id.
 * @param {string} text `abc-defg-hij`, or an address with `?meeting=abc-defg-hij`
 * @returns {string | null} null when there is no id in it
 */
export function meetingIdIn(text) {
  const typed = text.trim();
  if (/^[\w-]{1,64}$/.test(typed)) return typed.toLowerCase();
  if (!URL.canParse(typed)) return null;
  const id = new URL(typed).searchParams.get('meeting');
  return id ? meetingIdIn(id) : null;
}

/**
 * @param {string} origin of the page
 * @param {string} meetingId
 * @returns {string} the address to invite people with
 */
export function meetingLink(origin, meetingId) {
  return `${origin}/?meeting=${encodeURIComponent(meetingId)}`;
}
