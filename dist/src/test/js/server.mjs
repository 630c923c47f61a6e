// A server of the built distribution that a test starts and ends as it likes, on a free port with a data folder of its own.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './people.mjs';

const START_MS = 90_000;

/** One that is not started, with more in its environment: `{at, start(), end(signal), remove()}`. */
export async function ownServer(environment = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'causerie-own-'));
  const port = await freePort();
  const at = `http://localhost:${port}`;
  let server;

  async function start() {
    const options = ['run', '--port', String(port), '--data', join(folder, 'data')];
    server = spawn(join(process.env.CAUSERIE_DIST, 'bin', 'causerie'), options, {
      env: { ...process.env, MEDIA_PORT: '0', RATE_LIMITS: 'off', ...environment },
      stdio: 'ignore',
    });
    await eventually(() => ready(at, server), 'server', START_MS);
  }

  async function end(signal) {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const over = new Promise((resolve) => server.once('exit', resolve));
    server.kill(signal);
    await over;
  }

  async function remove() {
    if (server) await end('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  }

  return { at, start, end, remove };
}

async function ready(at, server) {
  try {
    return (await fetch(`${at}/health/ready`)).ok;
  } catch {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`);
    return false;
  }
}

/** A port that nobody listens on now. */
export function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
