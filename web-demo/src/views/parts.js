import { html } from 'htm/preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../i18n/i18n.js';
import { hue, initials } from '../lib/format.js';
import { icons } from '../lib/icons.js';

/** @param {{name: keyof typeof icons}} props */
export function Icon({ name }) {
  const body = { __html: icons[name] };
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" dangerouslySetInnerHTML=${body} />`;
}

/**
 * A button that is an icon, named by `label` for those who do not see it and under the pointer.
 * @param {{icon: keyof typeof icons, label: string, testid: string, onClick?: () => void, pressed?: boolean,
 *     disabled?: boolean, badge?: number, kind?: string, shortcut?: string, menu?: string, open?: boolean}} props `menu`
 *     is the id of the menu that it opens, if it does, and `open` whether that is open
 */
export function IconButton({
  icon,
  label,
  testid,
  onClick,
  pressed,
  disabled,
  badge,
  kind = '',
  shortcut,
  menu,
  open,
}) {
  return html`<button
    type="button"
    class="icon-button ${kind}"
    data-testid=${testid}
    aria-label=${label}
    title=${shortcut ? `${label} (${shortcut})` : label}
    aria-pressed=${pressed}
    aria-keyshortcuts=${shortcut}
    aria-haspopup=${menu && 'menu'}
    aria-expanded=${menu && open}
    popovertarget=${menu}
    disabled=${disabled}
    onClick=${onClick}
  >
    <${Icon} name=${icon} />
    ${badge ? html`<span class="badge" data-testid="${testid}-badge">${badge > 99 ? '99+' : badge}</span>` : null}
  </button>`;
}

/** @param {{name: string}} props */
export function Face({ name }) {
  return html`<span class="avatar face" style="--hue: ${hue(name)}" aria-hidden="true">${initials(name)}</span>`;
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
 * @param {{title: string, testid: string, kind?: string, onClose: () => void, children?: unknown}} props
 */
export function Dialog({ title, testid, kind = '', onClose, children }) {
  const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
  useEffect(() => dialog.current?.showModal(), []);
  const beside = (/** @type {MouseEvent} */ event) => event.target === dialog.current && onClose();
  return html`<dialog ref=${dialog} class=${kind} data-testid=${testid} aria-labelledby="${testid}-title" onClose=${onClose} onClick=${beside}>
    <article>
      <header>
        <h2 id="${testid}-title">${title}</h2>
        <${IconButton} icon="close" label=${t('close')} testid="${testid}-close" onClick=${onClose} />
      </header>
      ${children}
    </article>
  </dialog>`;
}
