/**
 * @param {number} seconds
 * @returns {string} `1:02:03`, or `2:03` under an hour
 */
export function duration(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const tail = `${String(rest).padStart(2, '0')}`;
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}

/**
 * @param {number} bytes
 * @param {string} language
 * @returns {string} such as `3.4 MB`
 */
export function fileSize(bytes, language) {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const options = {
    style: /** @type {const} */ ('unit'),
    unit: units[power],
    maximumFractionDigits: power > 1 ? 1 : 0,
  };
  return new Intl.NumberFormat(language, options).format(bytes / 1000 ** power);
}

/**
 * @param {string} iso
 * @param {string} language
 * @returns {string} such as `14:05`
 */
export function clock(iso, language) {
  return format(iso, language, { timeStyle: 'short' });
}

/**
 * @param {string} iso
 * @param {string} language
 * @returns {string} such as `21 Nov 2026, 14:05`
 */
export function dayAndClock(iso, language) {
  return format(iso, language, { dateStyle: 'medium', timeStyle: 'short' });
}

/**
 * @param {string} iso
 * @param {string} language
 * @param {Intl.DateTimeFormatOptions} options
 */
function format(iso, language, options) {
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? '' : new Intl.DateTimeFormat(language, options).format(time);
}

/**
 * @param {string} name
 * @returns {string} one or two letters that stand for it
 */
export function initials(name) {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  return letters.map((word) => [...(word ?? '')][0]?.toUpperCase() ?? '').join('') || '?';
}

/**
 * @param {string} text
 * @param {number} most
 * @returns {string} the text, without what goes beyond `most` characters as the server counts them: code points
 */
export function upTo(text, most) {
  return text.length <= most ? text : [...text].slice(0, most).join('');
}

/**
 * @param {string} name
 * @returns {number} a hue, 0 to 359, always the same for the same name
 */
export function hue(name) {
  return [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 360, 7);
}
