// What the server tells clients of the visio dialect: each event with exactly its fields.
import { isBoolean, isCount, isId, isMeetingId, isNumber, isObject, isText, isTime, listOf, mapOf, maybe, oneOf, orNull } from './likeness.mjs';

const meetingId = isMeetingId;
const userId = isId;
const username = isText;
const person = { userId, username };

export const participant = {
  ...person,
  isHost: isBoolean,
  isConnected: isBoolean,
  joinTime: isTime,
  microphone: isBoolean,
  camera: isBoolean,
  microphoneEnabled: isBoolean,
  cameraEnabled: isBoolean,
  connectionQuality: maybe(oneOf('good', 'fair', 'poor', 'lost')),
};

const settings = {
  waitingRoom: isBoolean,
  maxParticipants: isCount,
  muteOnEntry: isBoolean,
  guests: isBoolean,
  locked: isBoolean,
  mode: oneOf('sfu', 'p2p'),
  allowScreenShare: oneOf('everyone', 'host'),
  allowChat: oneOf('everyone', 'host'),
  allowRecording: oneOf('everyone', 'host'),
};

export const meeting = {
  id: meetingId,
  title: isText,
  description: isText,
  hostId: isId,
  hostName: isText,
  hasPassword: isBoolean,
  settings,
  createdAt: isTime,
  endedAt: maybe(isTime),
  participants: maybe(mapOf(participant)),
};

const raisedHands = listOf({ ...person, timestamp: isTime });
const reactions = mapOf({ count: isCount, users: listOf(isId) });
const recordingType = oneOf('audio', 'video', 'both');
const recording = {
  recordingId: isId,
  meetingId,
  startedBy: isId,
  type: recordingType,
  startTime: isTime,
  status: 'recording',
  capturing: isBoolean,
};

export const chatMessage = {
  id: isId,
  ...person,
  message: isText,
  type: oneOf('text', 'system', 'reaction'),
  timestamp: isTime,
  reactions,
};

export const notification = {
  id: isId,
  type: oneOf('meeting_invite', 'chat_message', 'recording_status', 'system'),
  title: isText,
  message: isText,
  data: isObject,
  createdAt: isTime,
  read: isBoolean,
};

/** How each failure is told. */
export const failure = { event: isText, code: isText, message: isText, error: isText };
const inMeetingFailure = { ...failure, reason: maybe(oneOf('ended')) };

const waiter = { meetingId, socketId: isText, ...person };
const media = { mode: oneOf('sfu', 'p2p'), peer: 'sfu', iceServers: listOf({ urls: listOf(isText), username: maybe(isText), credential: maybe(isText) }) };
const slot = {
  mid: isText,
  kind: oneOf('audio', 'video'),
  userId: orNull(isId),
  username: orNull(isText),
  source: orNull(oneOf('camera', 'microphone', 'screen', 'screen-audio')),
  layer: orNull(isCount),
  paused: isBoolean,
};
const inChat = { messageId: isId, emoji: isText, count: isCount, users: listOf(isId), meetingId };
const quality = oneOf('high', 'medium', 'low', 'auto');

export const shapes = {
  authenticated: { id: isId, username, createdAt: isTime },
  'authentication-error': failure,
  error: inMeetingFailure,
  'meeting-joined': {
    meetingId,
    meeting,
    participants: listOf(participant),
    participantCount: isCount,
    isHost: isBoolean,
    layout: oneOf('grid', 'speaker', 'gallery'),
    raisedHands,
    screenShare: orNull(person),
    recording: orNull(recording),
    media,
  },
  'join-error': {
    ...failure,
    reason: maybe(oneOf('password', 'locked', 'full', 'ended', 'guests', 'ejected', 'rejected')),
  },
  'meeting-left': { meetingId },
  'participant-joined': { ...person, participantCount: isCount },
  'participant-left': { ...person, participantCount: isCount },
  'participants-updated': { meetingId, participants: listOf(participant), participantCount: isCount },
  'waiting-join': waiter,
  'waiting-left': waiter,
  'waiting-room': { meetingId, position: isCount, waiting: true },
  'webrtc-offer': { offer: isObject, from: isId },
  'webrtc-answer': { answer: isObject, from: isText },
  'webrtc-ice-candidate': { candidate: orNull(isObject), from: isId },
  'media-slots': { meetingId, slots: listOf(slot) },
  'active-speaker': { meetingId, userId },
  'connection-quality': {
    userId,
    quality: oneOf('good', 'fair', 'poor', 'lost', 'unknown'),
    reason: oneOf('none', 'silence', 'loss', 'latency', 'jitter', 'bandwidth'),
  },
  'screen-share-started': { meetingId, ...person },
  'screen-share-stopped': { meetingId, ...person },
  'microphone-toggled': { meetingId, userId, enabled: isBoolean },
  'camera-toggled': { meetingId, userId, enabled: isBoolean },
  'chat-message': chatMessage,
  'chat-reaction-added': inChat,
  'chat-reaction-removed': inChat,
  'chat-history': { meetingId, messages: listOf(chatMessage), hasMore: isBoolean, before: orNull(isId) },
  'chat-stats': {
    meetingId,
    stats: {
      messageCount: isCount,
      participantCount: isCount,
      reactionCount: isCount,
      topEmojis: listOf({ emoji: isText, count: isCount }),
      messagesPerUser: listOf({ ...person, count: isCount }),
      firstAt: orNull(isTime),
      lastAt: orNull(isTime),
    },
  },
  'chat-error': inMeetingFailure,
  'hand-raised': { meetingId, ...person, timestamp: isTime },
  'hand-lowered': { meetingId, ...person },
  'raised-hands-updated': raisedHands,
  'recording-started': recording,
  'recording-stopped': { recordingId: isId, meetingId, stoppedBy: isId, endTime: isTime, duration: isNumber, fileSize: isCount },
  'recording-status': {
    recordingId: maybe(isId),
    meetingId,
    status: oneOf('recording', 'idle'),
    startedBy: maybe(isId),
    type: maybe(recordingType),
    startTime: maybe(isTime),
    capturing: maybe(isBoolean),
    participants: maybe(listOf(person)),
  },
  'recording-ready': { recordingId: isId, meetingId, url: isText, duration: isNumber, fileSize: isCount },
  'recording-failed': { recordingId: isId, meetingId, message: isText },
  'recording-progress': { recordingId: isId, progress: isCount },
  'recording-error': inMeetingFailure,
  notification,
  'notifications-list': { notifications: listOf(notification), hasMore: isBoolean },
  'notification-marked-read': { notificationId: isId },
  'all-notifications-marked-read': { markedCount: isCount },
  'notification-deleted': { notificationId: isId },
  'unread-notifications-count': { count: isCount },
  'notification-error': failure,
  'host-changed': { meetingId, oldHostId: isId, newHostId: isId, newHostName: isText },
  'participant-ejected': { meetingId, participantId: isId, reason: isText },
  ejected: { meetingId, reason: isText },
  'quality-changed': { meetingId, video: quality, audio: quality, scope: maybe('self') },
  'layout-changed': { meetingId, layout: oneOf('grid', 'speaker', 'gallery') },
  'host-control-request': { meetingId, requesterId: isId, requesterName: isText },
  'host-control-response': { meetingId, accepted: isBoolean, requesterId: isId, expired: maybe(true) },
  'host-control-request-sent': { meetingId, message: isText },
  'unmute-asked': { meetingId, by: isId, byName: isText },
  'meeting-updated': { meetingId, meeting },
  'meeting-locked': { meetingId, locked: isBoolean },
  'meeting-ended': { meetingId, endedBy: isId },
  'token-expired': { closingInMs: isCount },
};
