// What a payload must be like: values as they are, and tests (functions) where only the kind of a value is known.
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';

const MAYBE = Symbol('maybe');

export const isText = (value) => typeof value === 'string';
export const isBoolean = (value) => typeof value === 'boolean';
export const isNumber = (value) => typeof value === 'number' && value >= 0;
export const isCount = (value) => Number.isInteger(value) && value >= 0;
/** Of this dialect ids are strings. */
export const isId = (value) => isText(value) && /^\d+$/.test(value);
export const isMeetingId = (value) => isText(value) && /^[a-z]{3}-[a-z]{4}-[a-z]{3}$/.test(value);
/** ISO-8601 in UTC with milliseconds. */
export const isTime = (value) => isText(value) && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value);
export const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

export const oneOf = (...values) => (value) => values.includes(value);
export const listOf = (shape) => (value) => Array.isArray(value) && value.every((each) => fits(each, shape));
export const mapOf = (shape) => (value) => isObject(value) && Object.values(value).every((each) => fits(each, shape));
export const orNull = (shape) => (value) => value === null || fits(value, shape);
/** A field that may be missing. */
export const maybe = (test) => Object.assign((value) => fits(value, test), { [MAYBE]: true });

/** Whether it has exactly these fields, with values like these. */
export function fits(actual, expected) {
  return isDeepStrictEqual(actual, filledIn(expected, actual));
}

/** The same as a check, that shows the difference. */
export function assertLike(actual, expected, what) {
  assert.deepEqual(actual, filledIn(expected, actual), what);
}

/** What was expected, with the actual values for the tests that they pass. */
function filledIn(expected, actual) {
  if (typeof expected === 'function') return expected(actual) ? actual : expected;
  if (Array.isArray(expected)) return expected.map((each, at) => filledIn(each, actual?.[at]));
  if (!isObject(expected)) return expected;
  const fields = Object.entries(expected).filter(([key, value]) => !value?.[MAYBE] || (isObject(actual) && key in actual));
  return Object.fromEntries(fields.map(([key, value]) => [key, filledIn(value, actual?.[key])]));
}
