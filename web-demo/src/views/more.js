import { html } from 'htm/preact';
import { t } from '../i18n/i18n.js';
import { useReported } from './attempt.js';
import { useConfirmation } from './confirm.js';
import { useParts } from './context.js';
import { Menu, MenuGroup, MenuItem } from './menu.js';
import { useRecord } from './record.js';
import { useScreen } from './screen.js';

const LAYOUTS = /** @type {const} */ (['grid', 'speaker', 'gallery']);
/** `high` is not among them: it is the same as `auto`. */
const QUALITIES = /** @type {const} */ (['auto', 'medium', 'low']);

/** What is done seldom; on narrow windows also what has no room beside it. */
export function More() {
  const { people } = useParts();
  return html`<${Menu} icon="more" testid="more" label=${t('more.controls')}>
    <${Crowded} />
    ${people.isHost.value ? html`<${ForAll} /><${Layouts} /><${Qualities} /><${End} />` : html`<${AskForControl} />`}
  </${Menu}>`;
}

function Crowded() {
  const screen = useScreen();
  const record = useRecord();
  return html`<${MenuItem} kind="narrow-only" icon=${screen.icon} testid="more-screen" onClick=${screen.toggle}>
      ${screen.label}
    </${MenuItem}>
    ${
      record
        ? html`<${MenuItem} kind="narrow-only" icon=${record.icon} testid="more-record" disabled=${record.busy} onClick=${record.toggle}>
            ${record.label}
          </${MenuItem}>`
        : null
    }`;
}

function AskForControl() {
  const { requests } = useParts();
  const reported = useReported();
  const asked = requests.own.value === 'asked';
  return html`<${MenuItem} icon="host" testid="ask-for-control" disabled=${asked} onClick=${() => reported(() => requests.askForControl())}>
    ${t(asked ? 'more.asked' : 'more.askForControl')}
  </${MenuItem}>`;
}

function ForAll() {
  const { arrangement, host, notices } = useParts();
  const reported = useReported();
  const locked = arrangement.locked.value;
  const mute = async () => {
    await host.muteAll();
    notices.say(t('more.mutedAll'));
  };
  return html`<${MenuItem} icon="mic-off" testid="mute-all" onClick=${() => reported(mute)}>${t('more.muteAll')}</${MenuItem}>
    <${MenuItem} icon=${locked ? 'unlock' : 'lock'} testid="lock" onClick=${() => reported(() => arrangement.lock(!locked))}>
      ${t(locked ? 'more.unlock' : 'more.lock')}
    </${MenuItem}>`;
}

function Layouts() {
  const { arrangement } = useParts();
  const reported = useReported();
  const now = arrangement.layout.value;
  return html`<${MenuGroup} title=${t('layout')}>
    ${LAYOUTS.map(
      (each) => html`<${MenuItem}
        key=${each}
        testid="layout-${each}"
        checked=${each === now}
        onClick=${() => reported(() => arrangement.setLayout(each))}
      >
        ${t(`layout.${each}`)}
      </${MenuItem}>`,
    )}
  </${MenuGroup}>`;
}

function Qualities() {
  const { arrangement } = useParts();
  const reported = useReported();
  const now = arrangement.quality.value === 'high' ? 'auto' : arrangement.quality.value;
  return html`<${MenuGroup} title=${t('quality')}>
    ${QUALITIES.map(
      (each) => html`<${MenuItem}
        key=${each}
        testid="quality-${each}"
        checked=${each === now}
        onClick=${() => reported(() => arrangement.setQuality(each))}
      >
        ${t(`quality.${each}`)}
      </${MenuItem}>`,
    )}
  </${MenuGroup}>`;
}

function End() {
  const confirm = useConfirmation();
  return html`<hr />
    <${MenuItem} icon="end" testid="end" kind="grave" onClick=${() => confirm({ name: 'end' })}>${t('more.end')}</${MenuItem}>`;
}
