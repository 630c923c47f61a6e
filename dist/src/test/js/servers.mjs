// Processes that a test starts and ends itself: servers of the distribution, and a MariaDB that several of them share.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { eventually } from './people.mjs';

const run = promisify(execFile);
const START_MS = 90_000;

/** A port that nobody listens on now. */
export function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** A server of the distribution with its data in `folder`; not started. */
export async function server(folder, environment = {}) {
  const port = await freePort();
  let process_;
  return {
    at: `http://localhost:${port}`,
    async start() {
      const options = ['run', '--port', String(port), '--data', folder];
      process_ = spawn(join(process.env.CAUSERIE_DIST, 'bin', 'causerie'), options, {
        env: { ...process.env, MEDIA_PORT: '0', RATE_LIMITS: 'off', ...environment },
        stdio: 'ignore',
      });
      await eventually(
        () => fetch(`${this.at}/health/ready`).then((answer) => answer.ok, () => process_.exitCode !== null && assert.fail('it ended')),
        'server',
        START_MS,
      );
    },
    end: (signal) => ended(process_, signal),
  };
}

/** A MariaDB on loopback with an empty schema; its address as the server wants it, and how to end it. */
export async function mariadb(folder) {
  if (!existsSync('/usr/sbin/mariadbd')) {
    console.log('Installing mariadb-server-core mariadb-client-core for the tests');
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'mariadb-server-core', 'mariadb-client-core']);
  }
  const data = join(folder, 'data');
  const socket = join(folder, 'socket');
  await run('mariadb-install-db', ['--no-defaults', '--user=root', `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db']);
  const port = await freePort();
  // Without another version Connector/J takes MariaDB's greeting for a MySQL 5.5.
  const process_ = spawn('/usr/sbin/mariadbd', [
    '--no-defaults', '--version=5.7.19-MariaDB', '--user=root', `--datadir=${data}`, `--port=${port}`, '--bind-address=127.0.0.1',
    `--socket=${socket}`, `--pid-file=${join(folder, 'pid')}`, '--character-set-server=utf8mb4', '--innodb-flush-log-at-trx-commit=0',
    '--innodb-buffer-pool-size=32M',
  ], { stdio: 'ignore' });
  await eventually(() => run('mariadb', ['-uroot', `--socket=${socket}`, '-e', 'create database causerie character set utf8mb4']).then(() => true, () => false), 'database', 60_000);
  return {
    environment: { DATABASE_URL: `jdbc:mysql://127.0.0.1:${port}/causerie?sslMode=DISABLED`, DATABASE_USER: 'root', DATABASE_PASSWORD: '' },
    end: () => ended(process_, 'SIGTERM'),
  };
}

async function ended(process_, signal) {
  if (!process_ || process_.exitCode !== null || process_.signalCode !== null) return;
  const over = new Promise((resolve) => process_.once('exit', resolve));
  process_.kill(signal);
  await over;
}
