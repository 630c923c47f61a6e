import { signal } from '@preact/signals';
import { en } from './en.js';
import { fr } from './fr.js';

/**
 * @typedef {keyof typeof en} Key
 * @typedef {Record<Key, string | ((values: any) => string)>} Dictionary
 * @typedef {'en' | 'fr'} Language
 */

/** @type {Record<Language, Dictionary>} */
export const dictionaries = { en, fr };

const STORED = 'causerie.language';

/** The language of the page; every view that speaks follows it. */
export const language = signal(/** @type {Language} */ ('en'));

/**
 * @param {Storage} storage where an earlier choice stands
 * @param {readonly string[]} preferred what the browser asks for, best first
 */
export function chooseLanguage(storage, preferred) {
  const wishes = [storage.getItem(STORED), ...preferred].map((wish) => wish?.slice(0, 2).toLowerCase() ?? '');
  const known = wishes.find((wish) => wish in dictionaries);
  language.value = /** @type {Language} */ (known ?? 'en');
}

/**
 * @param {Storage} storage
 * @param {Language} chosen
 */
export function keepLanguage(storage, chosen) {
  storage.setItem(STORED, chosen);
  language.value = chosen;
}

/** @returns {string} for dates and numbers: the browser's own kind of the page's language, such as `en-GB` */
export function locale() {
  return navigator.languages.find((each) => each.startsWith(language.value)) ?? language.value;
}

/**
 * The text for a key in the page's language, with `{name}` replaced by the value of that name.
 * @param {Key} key
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function t(key, values = {}) {
  const text = dictionaries[language.value][key];
  if (typeof text === 'function') return text(values);
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
}

/**
 * What went wrong, in the user's words.
 * @param {{code: string, message: string}} refused
 * @returns {string}
 */
export function errorText({ code, message }) {
  const key = /** @type {Key} */ (`error.${code}`);
  if (!(key in en)) return t('error.INTERNAL_ERROR');
  // Which field it is, and what it must be, only the server knows.
  return code === 'BAD_REQUEST' ? t(key, { message }) : t(key);
}
