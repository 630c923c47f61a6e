import { useState } from 'preact/hooks';
import { errorText } from '../i18n/i18n.js';
import { asRefused } from '../server/refused.js';
import { useParts } from './context.js';

/**
 * Something that the server may refuse: whether it is under way, and what it said.
 * @returns {{busy: boolean, error: string | null, attempt: (task: () => Promise<unknown>,
 *     explain?: (refused: import('../server/refused.js').Refused) => string) => Promise<void>}}
 */
export function useAttempt() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState(/** @type {string | null} */ (null));
  return {
    busy,
    error,
    async attempt(task, explain = errorText) {
      setBusy(true);
      setError(null);
      try {
        await task();
      } catch (failure) {
        setError(explain(asRefused(failure)));
      } finally {
        setBusy(false);
      }
    },
  };
}

/**
 * For actions without a place of their own for errors.
 * @returns {(task: () => Promise<unknown>) => Promise<void>} reports failures as notices
 */
export function useReported() {
  const { notices } = useParts();
  return async (task) => {
    try {
      await task();
    } catch (failure) {
      notices.warn(errorText(asRefused(failure)));
    }
  };
}
