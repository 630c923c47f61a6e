import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { dictionaries, errorText, language, t } from '../src/i18n/i18n.js';

const { en, fr } = dictionaries;

/** @param {string | ((values: any) => string)} text */
const names = (text) => (typeof text === 'string' ? (text.match(/\{\w+\}/g) ?? []).sort() : 'function');

test('both languages know the same keys', () => {
  assert.deepEqual(Object.keys(fr).sort(), Object.keys(en).sort());
});

test('both languages put the same values into a text', () => {
  for (const [key, text] of Object.entries(en)) {
    assert.deepEqual(names(fr[/** @type {keyof typeof en} */ (key)]), names(text), key);
  }
});

test('no text is empty', () => {
  for (const dictionary of [en, fr]) {
    for (const [key, text] of Object.entries(dictionary)) assert.notEqual(text, '', key);
  }
});

test('every key is used somewhere, itself or by its beginning', async () => {
  const folder = new URL('../src/', import.meta.url);
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.js'));
  const sources = files
    .filter((file) => !/i18n.(en|fr)(-meeting)?\.js$/.test(file))
    .map((file) => readFile(new URL(file, folder), 'utf8'));
  const code = (await Promise.all(sources)).join('\n');
  const unused = Object.keys(en).filter((key) => {
    const beginning = `\`${key.slice(0, key.lastIndexOf('.') + 1)}\${`;
    return !code.includes(`'${key}'`) && !(key.includes('.') && code.includes(beginning));
  });
  assert.deepEqual(unused, []);
});

test('values are put in, and plurals follow the language', () => {
  language.value = 'en';
  assert.equal(t('home.hello', { name: 'Ada' }), 'Hello, Ada');
  assert.equal(t('people.count', { count: 0 }), '0 people here');
  language.value = 'fr';
  assert.equal(t('people.count', { count: 0 }), '0 personne ici');
  assert.equal(t('people.count', { count: 2 }), '2 personnes ici');
  language.value = 'en';
});

test('an error is told by its code, and only a bad request in the words of the server', () => {
  assert.equal(errorText({ code: 'RATE_LIMITED', message: 'secret' }), en['error.RATE_LIMITED']);
  assert.match(errorText({ code: 'BAD_REQUEST', message: 'title must not be blank' }), /title must not be blank$/);
  assert.equal(errorText({ code: 'NEVER_HEARD_OF', message: 'x' }), en['error.INTERNAL_ERROR']);
});
