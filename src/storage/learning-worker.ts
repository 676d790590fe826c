import { parentPort, Worker, workerData } from 'node:worker_threads';
import { type LearnedModels, type LearningMaterial, learnModels } from '../core/content/learn.ts';

/** Trains in a thread of its own, so that turns go on meanwhile. Rejects with the cause when the thread fails. */
export function learnBeside(material: LearningMaterial): Promise<LearnedModels> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { material } });
    worker.once('message', (models: LearnedModels) => resolve(models));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the learning thread ended with code ${code}`)));
  });
}

// In the thread itself.
parentPort?.postMessage(learnModels(workerData.material));
