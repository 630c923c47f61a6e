/** What the server sends, as far as the page reads it. Types only: nothing of this file reaches a browser. */

export interface User {
  id: string;
  username: string;
  email?: string;
  guest?: boolean;
}

export interface Tokens {
  accessToken: string;
  refreshToken: string;
  /** Seconds. */
  expiresIn: number;
  user: User;
}

export interface MeetingInfo {
  id: string;
  title: string;
  hostId: string;
  hostName?: string;
  createdAt: string;
  endedAt?: string | null;
  settings?: MeetingSettings;
}

export interface MeetingSettings {
  waitingRoom?: boolean;
  muteOnEntry?: boolean;
  mode?: 'sfu' | 'p2p';
  locked?: boolean;
  allowScreenShare?: 'everyone' | 'host';
  allowChat?: 'everyone' | 'host';
  allowRecording?: 'everyone' | 'host';
}

export interface Participant {
  userId: string;
  username: string;
  isHost?: boolean;
  isConnected?: boolean;
  /** Unknown until the server or a toggle has said it. */
  microphone?: boolean;
  camera?: boolean;
}

export interface MeetingJoined {
  meetingId: string;
  meeting: MeetingInfo;
  participants: Participant[];
  isHost: boolean;
  layout?: Layout;
  raisedHands?: RaisedHand[];
  screenShare?: Sharer | null;
  media?: { mode: 'sfu' | 'p2p'; iceServers?: RTCIceServer[] };
}

/** How a meeting is shown to everybody. */
export type Layout = 'grid' | 'speaker' | 'gallery';

export type Quality = 'auto' | 'high' | 'medium' | 'low';

/** How good somebody's connection to the media server is, and why not better; `unknown` says that there is no media any more. */
export type LinkQuality =
  | { quality: 'good' | 'unknown'; reason: 'none' }
  | { quality: 'fair' | 'poor'; reason: 'loss' | 'latency' | 'jitter' | 'bandwidth' }
  | { quality: 'lost'; reason: 'silence' };

/** One that there is something to say about. */
export type KnownQuality = Exclude<LinkQuality, { reason: 'none' }> | { quality: 'good'; reason: 'none' };

export interface RaisedHand {
  userId: string;
  username: string;
  timestamp: string;
}

export interface Sharer {
  userId: string;
  username: string;
}

export interface ControlRequest {
  meetingId: string;
  requesterId: string;
  requesterName: string;
}

export interface WaitingGuest {
  meetingId: string;
  socketId: string;
  userId: string;
  username: string;
}

export type Source = 'camera' | 'microphone' | 'screen' | 'screen-audio';

export interface Slot {
  mid: string;
  userId: string | null;
  username?: string;
  kind: 'audio' | 'video';
  source: Source;
  paused?: boolean;
}

export interface ChatMessage {
  id: string;
  userId: string;
  username: string;
  message: string;
  type: 'text' | 'system' | 'reaction';
  timestamp: string;
  reactions?: Record<string, { count: number; users: string[] }>;
}

export interface Notification {
  id: string;
  type: 'meeting_invite' | 'chat_message' | 'recording_status' | 'system';
  title: string;
  message: string;
  data: { meetingId?: string; reason?: string; status?: string };
  createdAt: string;
  read: boolean;
}

export interface RecordingStatus {
  recordingId: string;
  meetingId: string;
  status: string;
  startTime: string;
  startedBy?: string;
  capturing?: boolean;
}

export interface Recording {
  id: string;
  status: string;
  startTime: string;
  /** Seconds. */
  duration?: number | null;
  /** Bytes. */
  fileSize?: number | null;
  url?: string | null;
  /** 0 to 100. */
  progress?: number | null;
}

export interface Page<T> {
  items: T[];
  hasMore: boolean;
}
