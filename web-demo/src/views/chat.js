import { html } from 'htm/preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../i18n/i18n.js';
import { upTo } from '../lib/format.js';
import { useReported } from './attempt.js';
import { useParts } from './context.js';
import { Message } from './message.js';
import { Icon, IconButton } from './parts.js';

const LONGEST = 4000;

/** @param {{onClose: () => void}} props */
export function ChatPanel({ onClose }) {
  const { chat } = useParts();
  useEffect(() => {
    chat.show(true);
    return () => chat.show(false);
  }, []);
  return html`<aside class="panel" aria-label=${t('chat')} data-testid="chat-panel">
    <header>
      <h2>${t('chat')}</h2>
      <${IconButton} icon="close" testid="panel-close" label=${t('close')} onClick=${onClose} />
    </header>
    <${Messages} />
    <${Compose} />
  </aside>`;
}

function Messages() {
  const { chat } = useParts();
  const reported = useReported();
  const list = useRef(/** @type {HTMLElement | null} */ (null));
  const messages = chat.messages.value;
  // Follows the newest message; who has scrolled back to read is not disturbed by the next one.
  const atEnd = useRef(true);
  useLayoutEffect(() => {
    if (list.current && atEnd.current) list.current.scrollTop = list.current.scrollHeight;
  }, [messages]);
  const scrolled = (/** @type {Event} */ { currentTarget }) => {
    const { scrollTop, clientHeight, scrollHeight } = /** @type {HTMLElement} */ (currentTarget);
    atEnd.current = scrollHeight - scrollTop - clientHeight < 40;
  };
  return html`<div class="messages" role="log" aria-live="polite" aria-label=${t('chat')} tabindex="0" ref=${list} onScroll=${scrolled}>
    ${
      chat.hasMore.value
        ? html`<button class="secondary small" data-testid="chat-earlier" onClick=${() => reported(() => chat.loadEarlier())}>
          ${t('chat.earlier')}
        </button>`
        : null
    }
    ${messages.length === 0 ? html`<p class="quiet">${t('chat.empty')}</p>` : null}
    ${messages.map((message) => html`<${Message} key=${message.id} message=${message} />`)}
  </div>`;
}

function Compose() {
  const { chat, line, meeting, people } = useParts();
  const reported = useReported();
  const [text, setText] = useState('');
  const allowed = people.isHost.value || meeting.info.value?.settings?.allowChat !== 'host';
  const send = () =>
    reported(async () => {
      if (!text.trim()) return;
      await chat.send(text.trim());
      setText('');
    });
  const typed = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };
  // The maxlength of a field counts an emoji twice.
  const written = (/** @type {InputEvent} */ event) => {
    const field = /** @type {HTMLTextAreaElement} */ (event.target);
    const kept = upTo(field.value, LONGEST);
    if (kept !== field.value) field.value = kept;
    setText(kept);
  };
  const submitted = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    send();
  };
  return html`<form class="compose" onSubmit=${submitted}>
    <textarea
      rows="1"
      data-testid="chat-input"
      aria-label=${t('chat.write')}
      placeholder=${t(allowed ? 'chat.write' : 'chat.hostOnly')}
      disabled=${!allowed}
      value=${text}
      onInput=${written}
      onKeyDown=${typed}
    ></textarea>
    <button type="submit" class="icon-button" data-testid="chat-send" aria-label=${t('chat.send')} disabled=${!text.trim() || line.state.value !== 'open'}>
      <${Icon} name="send" />
    </button>
  </form>`;
}
