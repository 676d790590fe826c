import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mean, median, type Rows } from '../report.ts';
import { type ServerProcess, startServer, startService } from '../server-process.ts';
import { askOverHttp } from './http-client.ts';

/** So many that a burst of somebody else’s work on a shared machine does not decide. */
const ROUNDS = 9;
const CONNECTIONS = 10;
/** How often the questions are gone through in a round, so that a round of the fast route takes about a second too. */
const PASSES = 6;

export interface HttpResult {
  readonly rows: Rows;
  readonly ratio: number;
  readonly meanBytes: number;
}

/** Answers per second of the service and of a bare route that returns the same bytes, in turns. */
export async function compareHttp(contentFolder: string, texts: readonly string[]): Promise<HttpResult> {
  const kept = mkdtempSync(join(tmpdir(), 'aman-bodies-'));
  const service = await startService(contentFolder);
  try {
    const { bodies } = await askOverHttp({ port: service.port, texts, connections: CONNECTIONS });
    const file = join(kept, 'bodies.json');
    writeFileSync(file, JSON.stringify(texts.map((text, i) => [text, bodies[i]])));
    const bare = await startServer(['scripts/bench/bare-route.ts'], { BODIES: file });
    try {
      await askOverHttp({ port: bare.port, texts, connections: CONNECTIONS });
      const meanBytes = mean(bodies.map((body) => Buffer.byteLength(body)));
      return { ...(await rounds(bare, service, texts)), meanBytes };
    } finally {
      await bare.stop();
    }
  } finally {
    await service.stop();
    rmSync(kept, { recursive: true });
  }
}

async function rounds(
  bare: ServerProcess,
  service: ServerProcess,
  texts: readonly string[],
): Promise<Omit<HttpResult, 'meanBytes'>> {
  const asked = Array.from({ length: PASSES }, () => texts).flat();
  const measured: { bare: number; service: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const perSecond = async ({ port }: ServerProcess) =>
      (await askOverHttp({ port, texts: asked, connections: CONNECTIONS })).perSecond;
    measured.push({ bare: await perSecond(bare), service: await perSecond(service) });
  }
  const middle = {
    bare: median(measured.map((round) => round.bare)),
    service: median(measured.map((round) => round.service)),
  };
  return { rows: toRows(measured, middle), ratio: middle.service / middle.bare };
}

function toRows(
  measured: readonly { bare: number; service: number }[],
  middle: { bare: number; service: number },
): Rows {
  const row = (round: string, { bare, service }: { bare: number; service: number }) => ({
    round,
    'bare route, answers/s': Math.round(bare),
    'Aman, answers/s': Math.round(service),
    ratio: (service / bare).toFixed(2),
  });
  return [...measured.map((one, i) => row(String(i + 1), one)), row('median', middle)];
}
