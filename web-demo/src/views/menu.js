import { html } from 'htm/preact';
import { useId, useRef, useState } from 'preact/hooks';
import { Icon, IconButton } from './parts.js';

/** @import { icons } from '../lib/icons.js' */

const ITEMS = '[role^=menuitem]';
const GAP_PX = 6;
/** The width that style/menu.css gives to a menu, and the margin that it keeps from the window's edge. */
const ROOM = '19rem';

/**
 * A button that opens a menu over everything else. Arrow keys move in it, Escape and a click beside it close it.
 * @param {{icon: keyof typeof icons, label: string, testid: string, kind?: string, look?: string, children?: unknown}} props
 *     `kind` is the class of the button, `look` that of the menu
 */
export function Menu({ icon, label, testid, kind = '', look = '', children }) {
  const id = useId();
  const menu = useRef(/** @type {HTMLElement | null} */ (null));
  const [open, setOpen] = useState(false);
  const toggled = (/** @type {ToggleEvent} */ { newState }) => {
    setOpen(newState === 'open');
    if (newState === 'open') itemsOf(menu.current)[0]?.focus();
  };
  const opening = (/** @type {ToggleEvent} */ { newState }) => {
    if (newState === 'open' && menu.current) placeAt(menu.current);
  };
  return html`<${IconButton} icon=${icon} label=${label} testid=${testid} kind=${kind} menu=${id} open=${open} />
    <div
      id=${id}
      ref=${menu}
      popover="auto"
      role="menu"
      class="menu ${look}"
      aria-label=${label}
      data-testid="${testid}-items"
      onBeforeToggle=${opening}
      onToggle=${toggled}
      onKeyDown=${(/** @type {KeyboardEvent} */ event) => menu.current && moved(event, menu.current)}
      onClick=${(/** @type {MouseEvent} */ event) => chosen(event) && menu.current?.hidePopover()}
    >
      ${children}
    </div>`;
}

/**
 * @param {{icon?: keyof typeof icons, testid: string, onClick: () => void, kind?: string, checked?: boolean, disabled?: boolean,
 *     label?: string, children?: unknown}} props `checked` makes it one of several to choose from; `label` is for those who do not see it
 */
export function MenuItem({ icon, testid, onClick, kind = '', checked, disabled = false, label, children }) {
  return html`<button
    type="button"
    role=${checked === undefined ? 'menuitem' : 'menuitemradio'}
    tabindex="-1"
    class=${kind}
    data-testid=${testid}
    aria-label=${label}
    aria-checked=${checked}
    disabled=${disabled}
    onClick=${onClick}
  >
    ${checked === undefined ? icon && html`<${Icon} name=${icon} />` : html`<${Icon} name="check" />`}
    <span>${children}</span>
  </button>`;
}

/**
 * Items of which one is chosen, under a title.
 * @param {{title: string, children?: unknown}} props
 */
export function MenuGroup({ title, children }) {
  return html`<div role="group" aria-label=${title}>
    <small aria-hidden="true">${title}</small>
    ${children}
  </div>`;
}

/** @param {HTMLElement | null} menu */
function itemsOf(menu) {
  const all = /** @type {HTMLButtonElement[]} */ ([...(menu?.querySelectorAll(ITEMS) ?? [])]);
  return all.filter((item) => !item.disabled && item.getClientRects().length > 0);
}

/** @param {MouseEvent} event */
function chosen({ target }) {
  return target instanceof Element && target.closest(ITEMS);
}

/**
 * @param {KeyboardEvent} event
 * @param {HTMLElement} menu
 */
function moved(event, menu) {
  const items = itemsOf(menu);
  const at = items.findIndex((item) => item === document.activeElement);
  const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
  if (event.key === 'Tab') menu.hidePopover();
  if (to === undefined) return;
  event.preventDefault();
  items.at(to % items.length)?.focus();
}

/**
 * Beside its button, on the side where there is more room.
 * @param {HTMLElement} menu
 */
function placeAt(menu) {
  const button = menu.previousElementSibling?.getBoundingClientRect();
  if (!button) return;
  const above = button.top > innerHeight - button.bottom;
  const room = above ? button.top : innerHeight - button.bottom;
  Object.assign(menu.style, {
    top: above ? 'auto' : `${button.bottom + GAP_PX}px`,
    bottom: above ? `${innerHeight - button.top + GAP_PX}px` : 'auto',
    left: `max(0.5rem, min(${button.left}px, 100vw - ${ROOM}))`,
    maxHeight: `${room - 2 * GAP_PX}px`,
  });
}
