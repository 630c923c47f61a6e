// Runs in the page of somebody who is alone in his meeting, with tap.js: gives it every text that a server may send, each of `texts`
// in each field, and says what was shown: `[{field, at, expected, found}]`, and in `faults` what else has become of them.
async ({ meetingId, me, texts }) => {
  const { tapped } = window;
  const hear = (event, payload = {}) => tapped.hear(event, { meetingId, ...payload });
  const all = (at) => [...document.querySelectorAll(at)];
  const handle = (id) => `[data-testid=${id}]`;

  // How a part of the page is read: its text, if it is nothing else; the text that it begins with; an attribute.
  const text = (part) => (part.childElementCount === 0 ? part.textContent : `has made ${part.innerHTML}`);
  const beginning = (part) => part.firstChild?.textContent;
  const attribute = (name) => (part) => part.getAttribute(name);
  const itself = (each) => each;

  const PATIENCE_MS = 20_000;
  const until = async (look) => {
    const end = performance.now() + PATIENCE_MS;
    while (!look() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 1));
    return look();
  };
  const click = async (at) => {
    await until(() => all(at).length);
    all(at)[0].click();
  };
  const write = (at, value) => {
    const [field] = all(at);
    field.value = value;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };

  const shown = [];
  const faults = new Set();
  const same = (one, other) => one.length === other.length && one.every((each, i) => each === other[i]);

  /** All parts there, in their order, are read as this. */
  async function shows(field, at, read, expected) {
    const found = () => all(at).map(read);
    await until(() => same(found(), expected));
    shown.push({ field, at, expected, found: found() });
    probe();
  }

  /** Where a field is shown, in the last of these parts, and what stands there of a text. */
  const place = (field, at, read = text, as = itself) => ({ field, at, read, as });

  /** What is given comes one after the other, and is read in these places each time. */
  async function showsEach(places, give) {
    const found = places.map(() => []);
    const now = ({ at, read }) => {
      const part = all(at).at(-1);
      return part ? read(part) : 'nothing';
    };
    for (const [i, each] of texts.entries()) {
      await give(each, i);
      const stands = () => places.every((where) => now(where) === where.as(each));
      const stood = await until(stands);
      places.forEach((where, k) => found[k].push(now(where)));
      if (!stood) break;
    }
    places.forEach(({ field, at, as }, k) => shown.push({ field, at, expected: texts.map(as), found: found[k] }));
    probe();
  }

  // What makes a page work, and could have come out of a text: there is no more of it than before.
  const machinery = () => all('script, style, link, meta, base').map((each) => each.outerHTML);
  const before = machinery();
  const MADE_OF =
    'html head meta title link script noscript body div header main section article aside footer h1 h2 h3 p span small strong time code hr ' +
    'button form label input textarea ul ol li dl dt dd dialog details summary figure figcaption video audio progress img svg path circle rect line';
  const TAGS = new Set(MADE_OF.split(' '));
  /** Attributes that people read; in no other is anything that people wrote. */
  const READ = ['title', 'aria-label'];
  const ACTIVE = /^on|^src(doc|set)$|^(form)?action$|href$|^data$|^background$|^http-equiv$/;

  /** Walks the whole page for what should not be there. */
  function probe() {
    const values = new Map();
    for (const element of all('*')) {
      if (!TAGS.has(element.localName)) faults.add(`an element <${element.localName}>`);
      if (element.localName === 'img' && element.getAttribute('src') !== '/favicon.svg') faults.add(element.outerHTML);
      for (const { name, value } of element.attributes) {
        if (ACTIVE.test(name) && element.localName !== 'link') faults.add(`${element.localName} has ${name}`);
        if (!READ.includes(name)) values.set(value, `${element.localName} has ${name}`);
      }
    }
    for (const [value, where] of values) {
      if (texts.some((each) => value.includes(each))) faults.add(`${where}="${value}"`);
    }
    if (!same(machinery(), before)) faults.add(`the page works by ${machinery().join()}`);
  }

  const people = texts.map((username, i) => ({ userId: String(900_000_000 + i), username }));
  const self = { ...me, isHost: true, isConnected: true, microphone: false, camera: false };
  const others = people.map((each) => ({ ...each, isHost: false, isConnected: true, microphone: false, camera: true }));
  const timestamp = '2030-01-01T09:00:00.000Z';
  const hands = people.map((each) => ({ ...each, timestamp }));
  const here = (present) => hear('participants-updated', { participants: [self, ...present], participantCount: 1 + present.length });
  const one = (_, i) => here([others[i]]);

  tapped.alone = true;
  const fine = { success: true };
  for (const event of ['toggle-microphone', 'toggle-camera', 'leave-meeting', 'ask-unmute']) tapped.answers[event] = fine;
  if (all(handle('microphone'))[0].ariaPressed === 'true') await click(handle('microphone'));

  // Who is here, and what can be done to them.
  await click(handle('people'));
  here(others);
  const listed = `${handle('participant')}:not([data-user="${me.userId}"])`;
  const menu = `${listed} ${handle('person-menu')}`;
  const items = `${listed} ${handle('person-menu-items')}`;
  const whatToDo = (each) => `What to do with ${each}`;
  await shows('Participant.username', `${listed} .name`, text, texts);
  await shows('Participant.username', `${handle('tile')} .name`, text, texts);
  for (const name of READ) await shows('Participant.username', menu, attribute(name), texts.map(whatToDo));
  await shows('Participant.username', items, attribute('aria-label'), texts.map(whatToDo));
  await shows('Participant.username', `${items} > small`, text, texts);

  // Who would like to speak, to come in, to be host.
  tapped.hear('raised-hands-updated', hands);
  await shows('RaisedHand.username', handle('hand-name'), text, texts);
  await shows('RaisedHand.username', handle('hand-lower'), attribute('aria-label'), texts.map((each) => `Lower the hand of ${each}`));
  tapped.hear('raised-hands-updated', []);
  here([]);
  people.forEach((each, i) => hear('waiting-join', { ...each, socketId: `t${i}` }));
  await shows('WaitingGuest.username', `${handle('knocking')} .name`, text, texts);
  people.forEach((each, i) => hear('waiting-left', { ...each, socketId: `t${i}` }));
  people.forEach(({ userId, username }) => hear('host-control-request', { requesterId: userId, requesterName: username }));
  const wouldHost = texts.map((each) => `${each} would like to be the host.`);
  await shows('ControlRequest.requesterName', `${handle('control-asked')} p span`, text, wouldHost);
  people.forEach(({ userId }) => hear('host-control-response', { requesterId: userId, accepted: false }));
  await showsEach(
    [place('unmute-asked.byName', `${handle('unmute-asked')} p span`, text, (each) => `${each} would like to hear you.`)],
    (byName) => hear('unmute-asked', { byName }),
  );

  // What is asked before, and said after something is done to somebody.
  const choose = (item) => async (_, i) => {
    if (all(handle('confirm')).length) await click(handle('confirm-no'));
    one(_, i);
    const his = `${listed}[data-user="${people[i].userId}"] ${handle(item)}`;
    await until(() => all(handle('confirm')).length === 0);
    await click(his);
  };
  await showsEach([place('Participant.username', '#confirm-title', text, (each) => `Make ${each} the host?`)], choose('promote'));
  await showsEach(
    [
      place('Participant.username', '#confirm-title', text, (each) => `Remove ${each} from the meeting?`),
      place('Participant.username', `${handle('confirm')} form > p`, text, (each) => `${each} can not come back into this meeting.`),
      place('Participant.username', `${handle('confirm')} label`, beginning, (each) => `Reason (optional, ${each} will read it)`),
    ],
    choose('eject'),
  );
  await click(handle('confirm-no'));
  const asked = (each) => `${each} has been asked to turn the microphone on.`;
  await showsEach([place('Participant.username', handle('notice-text'), text, asked)], choose('ask-unmute'));
  here([]);

  // Who comes, goes, hosts, raises a hand, writes and reacts, for those who do not see it.
  const announced = (field, nth, as) => [place(field, `${handle('announcer')} p:nth-child(${nth})`, text, as)];
  await showsEach(announced('participant-joined.username', 1, (each) => `${each} has joined.`), (username, i) =>
    hear('participant-joined', { userId: String(800_000_000 + i), username }),
  );
  await showsEach(announced('participant-left.username', 1, (each) => `${each} has left.`), (_, i) =>
    hear('participant-left', { userId: String(800_000_000 + i) }),
  );
  await showsEach(announced('host-changed.newHostName', 1, (each) => `${each} is now the host.`), (newHostName) =>
    hear('host-changed', { newHostId: me.userId, newHostName }),
  );
  await showsEach(announced('hand-raised.username', 1, (each) => `${each} has raised a hand.`), (username) => hear('hand-raised', { username }));
  let ids = 0;
  const message = (more) => ({ id: String((ids += 1)), userId: '700000000', username: 'x', message: 'x', type: 'text', timestamp, reactions: {}, ...more });
  const said = (each, type) => hear('chat-message', message({ username: each, message: each, type }));
  await showsEach(announced('ChatMessage.message', 2, (each) => `${each} writes: ${each}`), (each) => said(each, 'text'));
  await showsEach(announced('ChatMessage.message', 2, (each) => `${each} reacts: ${each}`), (each) => said(each, 'reaction'));

  // Who shows what.
  const taken = (each) => `${each} is sharing a screen: one at a time.`;
  await showsEach(
    READ.map((name) => place('Sharer.username', handle('screen'), attribute(name), taken)),
    (_, i) => hear('screen-share-started', people[i]),
  );
  hear('screen-share-stopped', people.at(-1));
  hear('media-slots', { slots: people.map((each, i) => ({ ...each, mid: `screen-${i}`, kind: 'video', source: 'screen', paused: false })) });
  await shows('Slot.username', `${handle('tile-screen')} .name`, text, texts.map((each) => `Screen of ${each}`));
  const isSlot = ({ direction, mid, receiver }) => direction === 'recvonly' && receiver.track.kind === 'video' && mid;
  const slot = () => window.connections.at(-1)?.getTransceivers().find(isSlot);
  await until(slot);
  await showsEach([place('Participant.username', `${handle('tile')} video`, attribute('aria-label'))], (_, i) => {
    one(_, i);
    hear('media-slots', { slots: [{ ...people[i], mid: slot().mid, kind: 'video', source: 'camera', paused: false }] });
  });
  hear('media-slots', { slots: [] });
  here([]);

  // The name of the meeting. In the title of a page browsers make spaces of what can not be seen.
  const spaced = (title) => title.replace(/[\s\0]+/g, ' ').trim();
  const title = place('MeetingInfo.title', 'head title', () => spaced(document.title), (each) => spaced(`${each} · Causerie`));
  await showsEach(
    [place('MeetingInfo.title', handle('meeting-name')), title],
    (name) => hear('meeting-updated', { meeting: { title: name } }),
  );

  // The chat: what was written above, and anew.
  await click(handle('chat'));
  texts.forEach((each) => said(each, 'text'));
  const ofText = `${handle('chat-message')}:not(.reaction)`;
  await shows('ChatMessage.username', `${ofText} strong`, text, [...texts, ...texts]);
  await shows('ChatMessage.message', `${ofText} > p`, text, [...texts, ...texts]);
  await shows('ChatMessage.message', `${handle('chat-message')}.reaction > p`, text, texts);
  texts.forEach((each) => said(each, 'system'));
  await shows('ChatMessage.message', handle('chat-system'), text, texts);
  const reactions = Object.fromEntries(texts.map((each) => [each, { count: 2, users: [] }]));
  hear('chat-message', message({ reactions }));
  await shows('ChatMessage.reactions', handle('reaction'), attribute('aria-label'), texts.map((each) => `${each}, 2 people`));
  const last = message({});
  hear('chat-message', last);
  texts.forEach((emoji) => hear('chat-reaction-added', { messageId: last.id, emoji, count: 3, users: [] }));
  const added = `${handle('chat-message')}:last-child ${handle('reaction')}`;
  await shows('chat-reaction-added.emoji', added, attribute('aria-label'), texts.map((each) => `${each}, 3 people`));
  await click(handle('chat'));

  // Notifications of each kind, and what the server has against something.
  const KINDS = ['meeting_invite', 'chat_message', 'recording_status', 'system'];
  const notification = (each, id, type) => ({ id: String(id), type, title: each, message: each, data: {}, createdAt: timestamp, read: false });
  const told = `${handle('notice')}:has(${handle('notice-title')})`;
  await showsEach(
    [place('Notification.title', handle('notice-title')), place('Notification.message', `${told} ${handle('notice-text')}`)],
    (each, i) => tapped.hear('notification', notification(each, i + 1, KINDS[i % KINDS.length])),
  );
  const kept = KINDS.flatMap((type, kind) => texts.map((each, i) => notification(each, (kind + 1) * 1000 + i, type)));
  tapped.answers['get-notifications'] = { ...fine, notifications: kept, hasMore: false };
  await click(handle('bell'));
  await shows('Notification.title', handle('notification-title'), text, kept.map(({ title }) => title));
  await shows('Notification.message', handle('notification-text'), text, kept.map(({ title }) => title));
  await click(handle('inbox-close'));
  const notAccepted = (each) => `The server did not accept this: ${each}`;
  await showsEach([place('refused.message', `${handle('notice')}.warning ${handle('notice-text')}`, text, notAccepted)], async (error) => {
    tapped.answers['hand-raised'] = { success: false, code: 'BAD_REQUEST', error };
    await click(handle('hand'));
  });

  // Who could be invited: the page shows up to eight, and does not list who is here.
  const MOST = 8;
  tapped.reply = ({ pathname, searchParams }) => {
    const from = Number(searchParams.get('query'));
    const items = people.slice(from, from + MOST).map(({ userId, username }) => ({ id: userId, username }));
    return pathname === '/api/users' ? { items, hasMore: false } : undefined;
  };
  await click(handle('people'));
  await click(handle('show-invite'));
  await until(() => all(handle('invite-search')).length);
  for (let from = 0; from < texts.length; from += MOST) {
    write(handle('invite-search'), String(from));
    const some = texts.slice(from, from + MOST);
    await shows('User.username', `${handle('invite-row')} strong`, text, some);
    await shows('User.username', handle('invite-now'), attribute('aria-label'), some.map((each) => `Invite ${each}`));
  }
  await click(handle('invite-close'));

  // At the door: why somebody is out, or not let in.
  const theReason = (each) => `The reason: ${each}`;
  await showsEach([place('ejected.reason', handle('door-reason'), text, (each) => theReason(each.trim()))], (reason) => hear('ejected', { reason }));
  const back = async () => {
    await click(handle('door-leave'));
    await until(() => all(handle('join-id')).length);
    write(handle('join-id'), meetingId);
    await click(handle('join'));
  };
  tapped.answers['join-meeting'] = { ...fine, waiting: true, position: 1 };
  await back();
  await until(() => all(handle('waiting-position')).length);
  const turnAway = (code, more) => (reason) => {
    hear('waiting-room', { position: 1 });
    tapped.hear('join-error', { event: 'join-meeting', code, message: reason, error: reason, ...more });
  };
  await showsEach([place('join-error.message', handle('door-reason'), text, theReason)], turnAway('FORBIDDEN', { reason: 'rejected' }));
  await showsEach(
    [
      place('join-error.message', `${handle('door')} h1`, text, notAccepted),
      place('join-error.message', `${handle('door')} p.quiet`, text, (each) => `The server says: ${each}`),
    ],
    turnAway('BAD_REQUEST'),
  );

  // In again: all at once, as one finds it.
  tapped.answers['join-meeting'] = { ...fine, waiting: true, position: 1 };
  await back();
  await until(() => all(handle('waiting-position')).length);
  hear('meeting-joined', {
    meeting: { id: meetingId, title: texts[0], hostId: me.userId, createdAt: timestamp, settings: {} },
    participants: [self, ...others],
    isHost: true,
    raisedHands: hands,
    screenShare: people[0],
    media: { mode: 'p2p', iceServers: [] },
  });
  await click(handle('people'));
  await shows('MeetingInfo.title', handle('meeting-name'), text, [texts[0]]);
  await shows('Participant.username', `${listed} .name`, text, texts);
  await shows('RaisedHand.username', handle('hand-name'), text, texts);
  await shows('Sharer.username', handle('screen'), attribute('title'), [taken(texts[0])]);

  return { shown, faults: [...faults], heard: [...tapped.heard] };
}
