import { html } from 'htm/preact';
import { useEffect, useRef } from 'preact/hooks';
import { icons } from '../lib/icons.js';
import { t } from '../i18n/i18n.js';

/** @param {{name: keyof typeof icons}} props */
export function Icon({ name }) {
  const body = { __html: icons[name] };
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" dangerouslySetInnerHTML=${body} />`;
}

/**
 * A button that is an icon, named by `label` for those who do not see it and under the pointer.
 * @param {{icon: keyof typeof icons, label: string, testid: string, onClick: () => void, pressed?: boolean,
 *     disabled?: boolean, badge?: number, kind?: string, shortcut?: string}} props
 */
export function IconButton({ icon, label, testid, onClick, pressed, disabled, badge, kind = '', shortcut }) {
  return html`<button
    type="button"
    class="icon-button ${kind}"
    data-testid=${testid}
    aria-label=${label}
    title=${shortcut ? `${label} (${shortcut})` : label}
    aria-pressed=${pressed}
    aria-keyshortcuts=${shortcut}
    disabled=${disabled}
    onClick=${onClick}
  >
    <${Icon} name=${icon} />
    ${badge ? html`<span class="badge" data-testid="${testid}-badge">${badge > 99 ? '99+' : badge}</span>` : null}
  </button>`;
}

/** @param {{label: string, children?: unknown}} props */
export function Field({ label, children }) {
  return html`<label>${label} ${children}</label>`;
}

/** @param {{text: string | null}} props */
export function ErrorText({ text }) {
  return text ? html`<p class="error" role="alert" data-testid="error">${text}</p>` : null;
}

/**
 * A modal window; closed by its button, by Escape, or by a click beside it.
 * @param {{title: string, testid: string, onClose: () => void, children?: unknown}} props
 */
export function Dialog({ title, testid, onClose, children }) {
  const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
  useEffect(() => dialog.current?.showModal(), []);
  const beside = (/** @type {MouseEvent} */ event) => event.target === dialog.current && onClose();
  return html`<dialog ref=${dialog} data-testid=${testid} aria-labelledby="${testid}-title" onClose=${onClose} onClick=${beside}>
    <article>
      <header>
        <h2 id="${testid}-title">${title}</h2>
        <${IconButton} icon="close" label=${t('close')} testid="${testid}-close" onClick=${onClose} />
      </header>
      ${children}
    </article>
  </dialog>`;
}
