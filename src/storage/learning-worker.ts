import { parentPort, Worker, workerData } from 'node:worker_threads';
import { type LearnedModels, type LearningMaterial, learnPart, PARTS } from '../core/content/learn.ts';

type Part = keyof LearnedModels;

/** Learns in two threads of their own, each part as soon as one is free, so that turns go on meanwhile. Rejects with the cause when one fails. */
export async function learnBeside(material: LearningMaterial): Promise<LearnedModels> {
  const waiting = [...PARTS];
  const learned = new Map<Part, LearnedModels[Part]>();
  const takeAll = async (): Promise<void> => {
    for (let part = waiting.shift(); part; part = waiting.shift())
      learned.set(part, await learnInThread(part, material));
  };
  await Promise.all([takeAll(), takeAll()]);
  return Object.fromEntries(learned) as unknown as LearnedModels;
}

function learnInThread(part: Part, material: LearningMaterial): Promise<LearnedModels[Part]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { part, material } });
    worker.once('message', (learned: LearnedModels[Part]) => resolve(learned));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the learning thread ended with code ${code}`)));
  });
}

// In a thread itself.
parentPort?.postMessage(learnPart(workerData.part, workerData.material));
