// What has SQL of its own, once more on MariaDB, with all migrations: the chat, the notifications, and who may see recordings.
import { after, before } from 'node:test';
import { mariadb } from './mariadb.mjs';
import { hangUp, talkTo } from './people.mjs';
import { ownServer } from './server.mjs';

let database;
let server;

before(async () => {
  database = await mariadb();
  server = await ownServer(database.environment);
  await server.start();
  talkTo(server.at);
});

await import('./events/chat.mjs');
await import('./events/notifying.mjs');
await import('./events/recording.mjs');

// After those of the cases, which take leave of this server.
after(async () => {
  hangUp();
  await server?.remove();
  await database?.end();
});
