import { useEffect } from 'preact/hooks';
import { useReported } from './attempt.js';
import { useParts } from './context.js';

/**
 * Single keys for what is done often: M, V, and those given. They rest while someone types, or a dialog or menu is open.
 * @param {Record<string, () => void>} more by lower-case key
 */
export function useShortcuts(more) {
  const { media } = useParts();
  const reported = useReported();
  useEffect(() => {
    /** @type {Record<string, () => void>} */
    const actions = {
      m: () => reported(() => media.toggleMicrophone()),
      v: () => reported(() => media.toggleCamera()),
      ...more,
    };
    const pressed = (/** @type {KeyboardEvent} */ event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || !isFree(event.target)) return;
      const action = actions[event.key.toLowerCase()];
      if (!action) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}

/** @param {EventTarget | null} target */
function isFree(target) {
  const typing = target instanceof Element && target.closest('input, textarea, select, [contenteditable]');
  return !typing && !document.querySelector('dialog[open], :popover-open');
}
