import { html } from 'htm/preact';
import { t } from '../i18n/i18n.js';
import { useReported } from './attempt.js';
import { useConfirmation } from './confirm.js';
import { useParts } from './context.js';
import { Menu, MenuItem } from './menu.js';

/** @import { Participant } from '../wire' */

/**
 * What the host may do to somebody; nothing for everybody else.
 * @param {{participant: Participant, kind?: string}} props
 */
export function PersonMenu({ participant, kind = '' }) {
  const { people } = useParts();
  if (!people.isHost.value || participant.userId === people.me.value?.userId) return null;
  const label = t('person.menu', { name: participant.username });
  return html`<${Menu} icon="more" testid="person-menu" label=${label} kind=${kind}>
    <small aria-hidden="true">${participant.username}</small>
    <${Microphone} participant=${participant} />
    <${Floor} participant=${participant} />
    <${Stay} participant=${participant} />
  </${Menu}>`;
}

/** @param {{participant: Participant}} props */
function Microphone({ participant: { userId, username, microphone } }) {
  const { host, notices } = useParts();
  const reported = useReported();
  const ask = async () => {
    await host.askUnmute(userId);
    notices.say(t('person.asked', { name: username }));
  };
  if (microphone === false) {
    return html`<${MenuItem} icon="mic" testid="ask-unmute" onClick=${() => reported(ask)}>${t('person.askUnmute')}</${MenuItem}>`;
  }
  return html`<${MenuItem} icon="mic-off" testid="mute" onClick=${() => reported(() => host.mute(userId))}>
    ${t('person.mute')}
  </${MenuItem}>`;
}

/** @param {{participant: Participant}} props */
function Floor({ participant: { userId } }) {
  const { floor, host } = useParts();
  const reported = useReported();
  return html`${
    floor.placeOf(userId) > 0
      ? html`<${MenuItem} icon="hand" testid="lower-hand" onClick=${() => reported(() => floor.lower(userId))}>
          ${t('person.lowerHand')}
        </${MenuItem}>`
      : null
  }
  ${
    floor.sharer.value?.userId === userId
      ? html`<${MenuItem} icon="screen-off" testid="stop-screen" onClick=${() => reported(() => host.stopScreen(userId))}>
          ${t('person.stopScreen')}
        </${MenuItem}>`
      : null
  }`;
}

/** @param {{participant: Participant}} props */
function Stay({ participant }) {
  const { host } = useParts();
  const reported = useReported();
  const confirm = useConfirmation();
  return html`<${MenuItem} icon="host" testid="promote" onClick=${() => confirm({ name: 'promote', participant })}>
      ${t('person.promote')}
    </${MenuItem}>
    <${MenuItem} icon="send-back" testid="send-back" onClick=${() => reported(() => host.sendToWaiting(participant.userId))}>
      ${t('person.sendBack')}
    </${MenuItem}>
    <${MenuItem} icon="remove" testid="eject" kind="grave" onClick=${() => confirm({ name: 'eject', participant })}>
      ${t('person.eject')}
    </${MenuItem}>`;
}
