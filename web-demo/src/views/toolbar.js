import { html } from 'htm/preact';
import { t } from '../i18n/i18n.js';
import { EMOJIS } from '../meeting/reactions.js';
import { useReported } from './attempt.js';
import { useParts } from './context.js';
import { Menu, MenuItem } from './menu.js';
import { More } from './more.js';
import { IconButton } from './parts.js';
import { useRecord } from './record.js';
import { useScreen } from './screen.js';

/** @typedef {'chat' | 'people' | null} Panel */

/** @param {{panel: Panel, onPanel: (panel: Panel) => void}} props */
export function Toolbar({ panel, onPanel }) {
  const { meeting } = useParts();
  const toggle = (/** @type {'chat' | 'people'} */ which) => onPanel(panel === which ? null : which);
  return html`<section class="toolbar" aria-label=${t('toolbar')}>
    <${Devices} />
    <${Screen} />
    <${Record} />
    <span class="gap"></span>
    <${Hand} />
    <${Emojis} />
    <span class="gap"></span>
    <${More} />
    <${PeopleButton} shown=${panel === 'people'} onClick=${() => toggle('people')} />
    <${ChatButton} shown=${panel === 'chat'} onClick=${() => toggle('chat')} />
    <${IconButton} icon="leave" testid="leave" kind="danger" label=${t('leave')} onClick=${() => meeting.leave()} />
  </section>`;
}

function Devices() {
  const { media } = useParts();
  const reported = useReported();
  const { microphone, camera } = media;
  return html`<${IconButton}
      icon=${microphone.on.value ? 'mic' : 'mic-off'}
      testid="microphone"
      shortcut="M"
      kind=${microphone.on.value ? '' : 'off'}
      label=${t(microphone.on.value ? 'microphone.mute' : 'microphone.unmute')}
      pressed=${microphone.on.value}
      onClick=${() => reported(() => media.toggleMicrophone())}
    />
    <${IconButton}
      icon=${camera.on.value ? 'video' : 'video-off'}
      testid="camera"
      shortcut="V"
      kind=${camera.on.value ? '' : 'off'}
      label=${t(camera.on.value ? 'camera.off' : 'camera.on')}
      pressed=${camera.on.value}
      onClick=${() => reported(() => media.toggleCamera())}
    />`;
}

function Screen() {
  const { shared, icon, label, toggle } = useScreen();
  return html`<${IconButton} icon=${icon} testid="screen" kind="wide-only" label=${label} pressed=${shared} onClick=${toggle} />`;
}

function Record() {
  const record = useRecord();
  if (!record) return null;
  return html`<${IconButton}
    icon=${record.icon}
    testid="record"
    kind="wide-only ${record.running ? 'recording' : ''}"
    label=${record.label}
    pressed=${record.running}
    disabled=${record.busy}
    onClick=${record.toggle}
  />`;
}

function Hand() {
  const { floor } = useParts();
  const reported = useReported();
  const up = floor.raised.value;
  return html`<${IconButton}
    icon="hand"
    testid="hand"
    shortcut="H"
    label=${t(up ? 'hand.lower' : 'hand.raise')}
    pressed=${up}
    onClick=${() => reported(() => floor.toggleHand())}
  />`;
}

function Emojis() {
  const { meeting, people, reactions } = useParts();
  const reported = useReported();
  if (!people.isHost.value && meeting.info.value?.settings?.allowChat === 'host') return null;
  return html`<${Menu} icon="smile" testid="react" look="emojis" label=${t('reaction.send')}>
    ${EMOJIS.map(
      (emoji) =>
        html`<${MenuItem} key=${emoji} testid="emoji" onClick=${() => reported(() => reactions.send(emoji))}>${emoji}</${MenuItem}>`,
    )}
  </${Menu}>`;
}

/** @param {{shown: boolean, onClick: () => void}} props */
function PeopleButton({ shown, onClick }) {
  const { floor, people } = useParts();
  const waiting = people.knocking.value.length;
  const hands = floor.hands.value.length;
  const label = hands ? t('people.hands', { count: hands }) : t('people');
  return html`<${IconButton}
    icon="people"
    testid="people"
    label=${waiting ? t('people.waiting', { count: waiting }) : label}
    pressed=${shown}
    badge=${waiting + hands}
    onClick=${onClick}
  />`;
}

/** @param {{shown: boolean, onClick: () => void}} props */
function ChatButton({ shown, onClick }) {
  const { chat } = useParts();
  const unread = chat.unread.value;
  return html`<${IconButton}
    icon="chat"
    testid="chat"
    shortcut="C"
    label=${unread ? t('chat.unread', { count: unread }) : t('chat')}
    pressed=${shown}
    badge=${unread}
    onClick=${onClick}
  />`;
}
