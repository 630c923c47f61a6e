// The reference server, doing what RoomApplication does: join a room on connect, send messages to it, answer by acks.
// Prints its port when it listens; ends when its standard input does, so it never outlives who started it.
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const http = createServer();
const io = new Server(http, {
  transports: ['websocket'],
  perMessageDeflate: false,
  httpCompression: false,
  serveClient: false,
  pingInterval: 25_000,
  pingTimeout: 20_000,
  maxHttpBufferSize: 12 * 1024 * 1024,
});

io.on('connection', (socket) => {
  const { room } = socket.handshake.query;
  socket.join(room);
  socket.on('message', (text) => io.to(room).emit('message', text));
  socket.on('echo', (text, answer) => answer(text));
  socket.on('chunk', (stamp, bytes, answer) => answer(stamp));
});

process.stdin.on('data', () => {
  globalThis.gc?.();
  console.log('collected');
});
process.stdin.on('end', () => process.exit(0));
http.listen(0, '127.0.0.1', () => console.log(`listening ${http.address().port}`));
