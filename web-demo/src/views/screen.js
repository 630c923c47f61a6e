import { t } from '../i18n/i18n.js';
import { asRefused } from '../server/refused.js';
import { useReported } from './attempt.js';
import { useParts } from './context.js';

/**
 * Sharing the screen: what a button for it shows, and what it does. Where that can not be, it says why.
 * @returns {{shared: boolean, icon: 'screen' | 'screen-off', label: string, toggle: () => void}}
 */
export function useScreen() {
  const parts = useParts();
  const { media, notices } = parts;
  const reported = useReported();
  const shared = media.screen.value !== null;
  const obstacle = shared ? null : obstacleTo(parts);
  const toggle = async () => {
    if (shared) await media.stopScreen();
    else if (obstacle) notices.warn(obstacle);
    else await share(parts);
  };
  return {
    shared,
    icon: shared ? 'screen-off' : 'screen',
    label: obstacle ?? t(shared ? 'screen.stop' : 'screen.start'),
    toggle: () => reported(toggle),
  };
}

/** @param {import('./context.js').Parts} parts */
function obstacleTo({ floor, meeting, people }) {
  const { sharer } = floor;
  if (!people.isHost.value && meeting.info.value?.settings?.allowScreenShare === 'host') return t('screen.hostOnly');
  if (!sharer.value || sharer.value.userId === people.me.value?.userId) return null;
  return t('screen.taken', { name: sharer.value.username });
}

/** @param {import('./context.js').Parts} parts */
async function share({ media, notices }) {
  try {
    const fault = await media.startScreen();
    if (fault) notices.warn(t(`screen.${fault === 'insecure' ? 'insecure' : 'failed'}`));
  } catch (error) {
    // Somebody else may have begun while this one was choosing what to show.
    if (asRefused(error).code !== 'CONFLICT') throw error;
    notices.warn(t('screen.takenNow'));
  }
}
