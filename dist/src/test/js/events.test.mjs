// Every event of the visio dialect, both ways, by the stock client: what it does, who is told what of it, and how it is refused.
import { after } from 'node:test';
import { hangUp } from './people.mjs';
import './events/connecting.mjs';
import './events/joining.mjs';
import './events/waiting.mjs';
import './events/signalling.mjs';
import './events/devices.mjs';
import './events/chat.mjs';
import './events/hands.mjs';
import './events/hosting.mjs';
import './events/notifying.mjs';
import './events/recording.mjs';
import './events/meetings.mjs';
import './events/completeness.mjs';

after(hangUp);
