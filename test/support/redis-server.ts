import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A real Redis of one's own; what it was told survives `kill` and `restart`. */
export interface RedisServer {
  readonly url: string;
  readonly port: number;
  /** Ends it at once, as a crash does (SIGKILL). */
  kill(): Promise<void>;
  /** Starts it again on the same port with the same data; resolves when it accepts connections. */
  restart(): Promise<void>;
  /** Stops it from answering while connections stay open (SIGSTOP), until `thaw`. */
  freeze(): void;
  thaw(): void;
  /** Kills it and removes its data. */
  stop(): Promise<void>;
}

const START_ATTEMPTS = 3;

/** Gives `work` a Redis of its own and stops it afterwards, whatever happens. */
export async function withRedisServer<T>(
  work: (server: RedisServer) => Promise<T>,
  args: readonly string[] = [],
): Promise<T> {
  const server = await startRedisServer(args);
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

/** Starts `redis-server` on a free port; `args` are added to its command line. */
export async function startRedisServer(args: readonly string[] = []): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), 'aman-redis-'));
  const started = await startOnFreePort(folder, args);
  const { port } = started;
  let child = started.child;
  async function kill(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    kill,
    restart: async () => {
      await kill();
      child = await launch(port, folder, args);
    },
    freeze: () => child.kill('SIGSTOP'),
    thaw: () => child.kill('SIGCONT'),
    stop: async () => {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Another process may take the port between its choice and its use: then another one is tried. */
async function startOnFreePort(folder: string, args: readonly string[]) {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    try {
      return { port, child: await launch(port, folder, args) };
    } catch (error) {
      if (attempt === START_ATTEMPTS) throw error;
    }
  }
}

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no TCP port was given');
  return address.port;
}

async function launch(port: number, folder: string, args: readonly string[]): Promise<ChildProcess> {
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder];
  const durability = ['--save', '', '--appendonly', 'yes'];
  const child = spawn('redis-server', [...options, ...durability, ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  // A test that fails before it stops its server leaves none behind.
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  await untilReady(child);
  return child;
}

function untilReady(child: ChildProcess): Promise<void> {
  const lines: string[] = [];
  return new Promise((resolve, reject) => {
    child.once('error', (error) =>
      reject(new Error('redis-server cannot be started; install the package redis-server', { cause: error })),
    );
    child.once('exit', (code) =>
      reject(new Error(`redis-server ended with ${code}:\n${lines.slice(-5).join('\n')}`)),
    );
    if (!child.stdout) return;
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      if (line.includes('Ready to accept connections')) resolve();
    });
  });
}
