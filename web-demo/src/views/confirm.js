import { createContext } from 'preact';
import { html } from 'htm/preact';
import { useContext } from 'preact/hooks';
import { t } from '../i18n/i18n.js';
import { useAttempt } from './attempt.js';
import { useParts } from './context.js';
import { Dialog, ErrorText, Field } from './parts.js';

/**
 * @import { Participant } from '../wire'
 * @typedef {{name: 'promote' | 'eject', participant: Participant} | {name: 'end'}} Question
 */

const LONGEST_REASON = 500;

export const ConfirmationContext = createContext(/** @type {(question: Question | null) => void} */ (() => {}));

/** @returns {(question: Question | null) => void} asks before something is done that can not be undone */
export function useConfirmation() {
  return useContext(ConfirmationContext);
}

/** @param {{question: Question, onClose: () => void}} props */
export function Confirmation({ question, onClose }) {
  if (question.name === 'end') return html`<${End} onClose=${onClose} />`;
  const form = question.name === 'eject' ? Eject : Promote;
  return html`<${form} participant=${question.participant} onClose=${onClose} />`;
}

/** @param {{participant: Participant, onClose: () => void}} props */
function Promote({ participant: { userId, username }, onClose }) {
  const { host } = useParts();
  return html`<${Form}
    title=${t('confirm.promote', { name: username })}
    lead=${t('confirm.promoteLead')}
    submit=${t('confirm.promoteNow')}
    task=${() => host.promote(userId)}
    onClose=${onClose}
  />`;
}

/** @param {{participant: Participant, onClose: () => void}} props */
function Eject({ participant: { userId, username }, onClose }) {
  const { host } = useParts();
  return html`<${Form}
    title=${t('confirm.eject', { name: username })}
    lead=${t('confirm.ejectLead', { name: username })}
    submit=${t('confirm.ejectNow')}
    grave
    task=${(/** @type {FormData} */ fields) => host.eject(userId, String(fields.get('reason')).trim())}
    onClose=${onClose}
  >
    <${Field} label=${t('confirm.reason', { name: username })}>
      <textarea name="reason" rows="2" maxlength=${LONGEST_REASON} data-testid="reason" autofocus></textarea>
    </${Field}>
  </${Form}>`;
}

/** @param {{onClose: () => void}} props */
function End({ onClose }) {
  const { arrangement } = useParts();
  return html`<${Form}
    title=${t('confirm.end')}
    lead=${t('confirm.endLead')}
    submit=${t('confirm.endNow')}
    grave
    task=${() => arrangement.end()}
    onClose=${onClose}
  />`;
}

/**
 * @param {{title: string, lead: string, submit: string, grave?: boolean, task: (fields: FormData) => Promise<void>,
 *     onClose: () => void, children?: unknown}} props closes once the task is done; what goes wrong is said in it
 */
function Form({ title, lead, submit, grave = false, task, onClose, children }) {
  const { busy, error, attempt } = useAttempt();
  const submitted = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const fields = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget));
    attempt(async () => {
      await task(fields);
      onClose();
    });
  };
  return html`<${Dialog} title=${title} testid="confirm" kind="question" onClose=${onClose}>
    <form onSubmit=${submitted}>
      <p>${lead}</p>
      ${children}
      <${ErrorText} text=${error} />
      <div class="answers">
        <button type="button" class="secondary" data-testid="confirm-no" onClick=${onClose}>${t('confirm.cancel')}</button>
        <button type="submit" class=${grave ? 'grave' : ''} data-testid="confirm-yes" aria-busy=${busy} disabled=${busy}>
          ${submit}
        </button>
      </div>
    </form>
  </${Dialog}>`;
}
