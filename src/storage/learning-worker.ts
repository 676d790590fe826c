import { parentPort, Worker, workerData } from 'node:worker_threads';
import {
  type LearnedModels,
  type LearningMaterial,
  learnModel,
  type ModelName,
} from '../core/content/learn.ts';
import type { LinearModel } from '../core/learning/linear-model.ts';

/**
 * Trains the models in threads of their own, so that turns go on meanwhile: danger beside the two others, which take about
 * as long one after the other. Rejects with the cause when a thread fails.
 */
export async function learnBeside(material: LearningMaterial): Promise<LearnedModels> {
  const others = async () => ({
    search: await learnInThread('search', material),
    language: await learnInThread('language', material),
  });
  const [danger, rest] = await Promise.all([learnInThread('danger', material), others()]);
  return { danger, ...rest };
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
