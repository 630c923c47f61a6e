/** @typedef {'refused' | 'missing' | 'busy' | 'insecure' | 'failed'} DeviceFault */

/** @type {Record<string, DeviceFault>} */
const FAULTS = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

/**
 * What stands between the user and a camera or microphone.
 * @param {unknown} error that getUserMedia or getDisplayMedia gave
 * @returns {DeviceFault}
 */
export function deviceFault(error) {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  return FAULTS[name] ?? 'failed';
}
