import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import type { Drawing, Drawn } from './picture-worker.ts';

/** Makes PNG pictures of SVG documents. */
export interface PictureMaker {
  /** `undefined` when none can be made: then words take its place. */
  toPng(svg: string): Promise<Uint8Array | undefined>;
  /** Ends the thread; whoever waits gets `undefined`. */
  close(): Promise<void>;
}

export interface PictureMakerOptions {
  readonly log: Logger;
  /** The program of the thread; another one in tests. */
  readonly program?: URL;
  /** A picture that takes longer is given up: its reader waits for words. */
  readonly limitMs?: number;
  /** A thread that had nothing to draw for so long ends and gives its memory back. */
  readonly idleMs?: number;
}

/** A maker that starts its thread at the first picture, so that a start takes no longer for it, and anew after a fault. */
export function createPictureMaker({
  log,
  program = new URL('./picture-worker.ts', import.meta.url),
  limitMs = 5_000,
  idleMs = 60_000,
}: PictureMakerOptions): PictureMaker {
  let thread: Thread | undefined;

  function running(): Thread {
    if (thread?.isRunning()) return thread;
    thread = startThread(program, idleMs, (reason) => log.warn({ reason }, 'no picture was drawn'));
    return thread;
  }

  return {
    toPng(svg) {
      const drawing = running();
      const limit = setTimeout(() => void drawing.end('took too long'), limitMs);
      return drawing.draw(svg).finally(() => clearTimeout(limit));
    },
    close: async () => {
      await thread?.end();
    },
  };
}

interface Thread {
  isRunning(): boolean;
  draw(svg: string): Promise<Uint8Array | undefined>;
  end(fault?: string): Promise<void>;
}

/** One thread for its whole life; it keeps no process alive. */
function startThread(program: URL, idleMs: number, complain: (reason: string) => void): Thread {
  const worker = new Worker(program);
  const waiting = new Map<number, (png?: Uint8Array) => void>();
  let isRunning = true;
  let last = 0;
  const idle = setTimeout(() => void end(), idleMs).unref();

  async function end(fault?: string): Promise<void> {
    if (!isRunning) return;
    isRunning = false;
    clearTimeout(idle);
    if (fault !== undefined) complain(fault);
    for (const resolve of waiting.values()) resolve();
    await worker.terminate();
  }

  worker.unref();
  worker.on('error', (error) => void end(error instanceof Error ? error.message : 'unknown fault'));
  worker.on('exit', () => void end('the thread ended'));
  worker.on('message', ({ id, png }: Drawn) => {
    waiting.get(id)?.(png);
    waiting.delete(id);
    idle.refresh();
  });
  return {
    isRunning: () => isRunning,
    draw: (svg) =>
      new Promise((resolve) => {
        const drawing: Drawing = { id: ++last, svg };
        waiting.set(drawing.id, resolve);
        idle.refresh();
        worker.postMessage(drawing);
      }),
    end,
  };
}
