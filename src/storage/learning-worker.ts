import { parentPort, Worker, workerData } from 'node:worker_threads';
import { type LearnedModels, type LearningMaterial, learnPart, PARTS } from '../core/content/learn.ts';

type Part = keyof LearnedModels;

/**
 * Learns in two threads of their own, each part as soon as one is free, so that turns go on meanwhile. A thread is given the
 * material once: handing it over holds the turns up. Rejects with the cause when one fails.
 */
export async function learnBeside(material: LearningMaterial): Promise<LearnedModels> {
  const waiting = [...PARTS];
  const learned = new Map<Part, LearnedModels[Part]>();
  const learnInThread = async (): Promise<void> => {
    const worker = new Worker(new URL(import.meta.url), { workerData: material });
    try {
      for (let part = waiting.shift(); part; part = waiting.shift())
        learned.set(part, await askThread(worker, part));
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all([learnInThread(), learnInThread()]);
  return Object.fromEntries(learned) as unknown as LearnedModels;
}

function askThread(worker: Worker, part: Part): Promise<LearnedModels[Part]> {
  const { promise, resolve, reject } = Promise.withResolvers<LearnedModels[Part]>();
  const fail = (code: number) => reject(new Error(`the learning thread ended with code ${code}`));
  worker.once('message', resolve).once('error', reject).once('exit', fail);
  worker.postMessage(part);
  return promise.finally(() => worker.off('message', resolve).off('error', reject).off('exit', fail));
}

// In a thread itself.
parentPort?.on('message', (part: Part) => parentPort?.postMessage(learnPart(part, workerData)));
