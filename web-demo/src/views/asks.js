import { untracked, useSignalEffect } from '@preact/signals';
import { html } from 'htm/preact';
import { t } from '../i18n/i18n.js';
import { useReported } from './attempt.js';
import { useParts } from './context.js';
import { Icon } from './parts.js';

/** @import { icons } from '../lib/icons.js' */

/** What is asked of the user, each with an answer of yes and one of no. Nothing is done without the yes. */
export function Asks() {
  const { requests } = useParts();
  const reported = useReported();
  const hearing = requests.unmute.value;
  useOutcomes();
  return html`<div class="asks" role="group" aria-label=${t('asks')} aria-live="assertive">
    ${
      hearing === null
        ? null
        : html`<${Ask}
            icon="mic"
            testid="unmute-asked"
            text=${t('asks.unmute', { name: hearing })}
            yes=${t('asks.unmuteYes')}
            no=${t('asks.unmuteNo')}
            onAnswer=${(/** @type {boolean} */ accepted) => reported(() => requests.answerUnmute(accepted))}
          />`
    }
    ${requests.control.value.map(
      (request) =>
        html`<${Ask}
          key=${request.requesterId}
          icon="host"
          testid="control-asked"
          text=${t('asks.control', { name: request.requesterName })}
          yes=${t('asks.controlYes')}
          no=${t('asks.controlNo')}
          onAnswer=${(/** @type {boolean} */ accepted) => reported(() => requests.answerControl(request, accepted))}
        />`,
    )}
  </div>`;
}

/**
 * @param {{icon: keyof typeof icons, testid: string, text: string, yes: string, no: string,
 *     onAnswer: (accepted: boolean) => void}} props
 */
function Ask({ icon, testid, text, yes, no, onAnswer }) {
  return html`<div class="ask" data-testid=${testid}>
    <p><${Icon} name=${icon} /><span>${text}</span></p>
    <div class="answers">
      <button class="secondary small" data-testid="answer-no" onClick=${() => onAnswer(false)}>${no}</button>
      <button class="small" data-testid="answer-yes" onClick=${() => onAnswer(true)}>${yes}</button>
    </div>
  </div>`;
}

/** Says what others have done to the user, or answered. */
function useOutcomes() {
  const { media, notices, requests } = useParts();
  const say = (/** @type {'silenced' | 'screenStopped' | 'declined' | 'expired'} */ what) =>
    untracked(() => notices.say(t(`told.${what}`)));
  useSignalEffect(() => {
    if (media.silenced.value) say('silenced');
  });
  useSignalEffect(() => {
    if (media.screenStopped.value) say('screenStopped');
  });
  useSignalEffect(() => {
    const outcome = requests.own.value;
    if (outcome === 'declined' || outcome === 'expired') say(outcome);
  });
}
