import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A server that runs beside this process, on a free port of this machine only. */
export interface ServerProcess {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

/** Long enough to learn all content anew. */
const READY_WITHIN_MS = 180_000;
const LOOK_EVERY_MS = 50;

/** Starts the service as `npm start` does, with a data folder of its own that goes with it. Resolves when it is ready. */
export async function startService(contentFolder: string): Promise<ServerProcess> {
  const data = mkdtempSync(join(tmpdir(), 'aman-bench-'));
  const server = await startServer(['src/main.ts'], {
    CONTENT_DIR: contentFolder,
    DATA_DIR: data,
    LOG_LEVEL: 'error',
  });
  return {
    ...server,
    stop: async () => {
      await server.stop();
      rmSync(data, { recursive: true });
    },
  };
}

/** Starts a script that listens on `PORT` and answers `GET /health/ready`. Throws when it ends before that. */
export async function startServer(
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<ServerProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  // Only these settings: a token or a Redis of whoever measures must not come into it.
  const env = { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: String(port), ...settings };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'inherit', 'inherit'] });
  await untilReady(`${url}/health/ready`, child);
  return { url, port, stop: () => stop(child) };
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  const giveUp = Date.now() + READY_WITHIN_MS;
  while (Date.now() < giveUp) {
    if (hasEnded(child)) throw new Error(`the server ended early (${child.signalCode ?? child.exitCode})`);
    const ready = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return;
    await pause(LOOK_EVERY_MS);
  }
  await stop(child);
  throw new Error(`the server was not ready within ${READY_WITHIN_MS / 1000} s`);
}

/** A process that was killed has a signal and no code. */
const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode !== null || signalCode !== null;

async function stop(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port was found');
  return address.port;
}
