import { parentPort, Worker, workerData } from 'node:worker_threads';
import {
  type LearnedModels,
  type LearningMaterial,
  learnModel,
  type ModelName,
} from '../core/content/learn.ts';
import type { LinearModel } from '../core/learning/linear-model.ts';

/** The longest first; each takes a thread when one is free. */
const LONGEST_FIRST: readonly ModelName[] = ['danger', 'search', 'language'];

/** Trains the models in two threads of their own, so that turns go on meanwhile. Rejects with the cause when one fails. */
export async function learnBeside(material: LearningMaterial): Promise<LearnedModels> {
  const waiting = [...LONGEST_FIRST];
  const learned: Partial<Record<ModelName, LinearModel>> = {};
  const takeAll = async (): Promise<void> => {
    for (let name = waiting.shift(); name; name = waiting.shift())
      learned[name] = await learnInThread(name, material);
  };
  await Promise.all([takeAll(), takeAll()]);
  return learned as LearnedModels;
}

function learnInThread(name: ModelName, material: LearningMaterial): Promise<LinearModel> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { name, material } });
    worker.once('message', (model: LinearModel) => resolve(model));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the learning thread ended with code ${code}`)));
  });
}

// In a thread itself.
parentPort?.postMessage(learnModel(workerData.name, workerData.material));
