import { html } from 'htm/preact';
import { t } from '../i18n/i18n.js';
import { useParts } from './context.js';
import { Icon } from './parts.js';

/** @import { KnownQuality } from '../wire' */

/**
 * @param {KnownQuality} known
 * @returns {string}
 */
export function inWords(known) {
  if (known.quality === 'good' || known.quality === 'lost') return t(`signal.${known.quality}`);
  return t(`signal.${known.quality}`, { reason: t(`signal.for.${known.reason}`) });
}

/**
 * How good somebody's connection is, as bars and in words; nothing while that is not known.
 * @param {{userId: string}} props
 */
export function Signal({ userId }) {
  const { qualities } = useParts();
  const known = qualities.of(userId);
  if (!known) return null;
  const words = inWords(known);
  return html`<span
    class="signal ${known.quality}"
    role="img"
    aria-label=${words}
    title=${words}
    data-testid="signal"
    data-quality=${known.quality}
    data-reason=${known.reason}
  >
    <${Icon} name=${`signal-${known.quality}`} />
  </span>`;
}
