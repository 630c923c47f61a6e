import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clock, duration, fileSize, hue, initials, upTo } from '../src/lib/format.js';

test('durations have hours only when there are some', () => {
  assert.equal(duration(0), '0:00');
  assert.equal(duration(123.9), '2:03');
  assert.equal(duration(3723), '1:02:03');
  assert.equal(duration(-5), '0:00');
});

test('sizes have a unit that suits them', () => {
  assert.equal(fileSize(0, 'en'), '0 byte');
  assert.equal(fileSize(3_400_000, 'en'), '3.4 MB');
  assert.equal(fileSize(5e12, 'en'), '5,000 GB');
});

test('what is no time is shown as nothing', () => {
  assert.equal(clock('never', 'en'), '');
});

test('initials are letters, also those outside the basic plane', () => {
  assert.equal(initials('  Chloé van Martin '), 'CM');
  assert.equal(initials('😀 smile'), '😀S');
  assert.equal(initials(''), '?');
});

test('an emoji counts as one character, and is never cut in two', () => {
  assert.equal(upTo('👋'.repeat(40), 40), '👋'.repeat(40));
  assert.equal(upTo(`x${'👋'.repeat(40)}`, 40), `x${'👋'.repeat(39)}`);
  assert.equal(upTo('x'.repeat(41), 40), 'x'.repeat(40));
});

test('a name keeps its colour', () => {
  assert.equal(hue('Ada'), hue('Ada'));
  assert.ok(hue('Łukasz 😀') >= 0 && hue('Łukasz 😀') < 360);
});
