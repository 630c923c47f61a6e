// A MariaDB of a test's own, that several servers share.
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { eventually } from './people.mjs';
import { freePort } from './server.mjs';

const run = promisify(execFile);

/** A MariaDB on loopback with an empty schema; its address as the server wants it, and how to end it. */
export async function mariadb() {
  const folder = await mkdtemp(join(tmpdir(), 'causerie-mariadb-'));
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
    async end() {
      await ended(process_);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function ended(process_) {
  if (process_.exitCode !== null || process_.signalCode !== null) return;
  const over = new Promise((resolve) => process_.once('exit', resolve));
  process_.kill('SIGTERM');
  await over;
}
