import { type MessagePort, parentPort, Worker, workerData } from 'node:worker_threads';
import {
  createLearner,
  type LearnedModels,
  type LearningMaterial,
  PARTS,
  type Part,
  PORTIONS,
} from '../core/content/learn.ts';
import type { VectorList } from '../core/learning/sparse-vector.ts';

/** What a thread is asked for: the features of a portion of the questions, or a part of what is learned. */
type Task =
  | { readonly portion: number }
  | { readonly part: Part; readonly questions?: readonly VectorList[] };

/**
 * Learns in two threads of their own, so that turns go on meanwhile: first they take the questions to pieces, which several parts
 * learn from. A thread is given the material once: handing it over holds the turns up. Rejects with the cause when one fails.
 */
export async function learnBeside(material: LearningMaterial): Promise<LearnedModels> {
  const threads = [startThread(material), startThread(material)];
  /** Gives each task, in their order, to the thread that is free first; the results are in that order too. */
  const perform = async (tasks: readonly Task[]): Promise<unknown[]> => {
    const waiting = tasks.entries();
    const results: unknown[] = [];
    const performIn = async (thread: Worker): Promise<void> => {
      for (const [place, task] of waiting) results[place] = await ask(thread, task);
    };
    await Promise.all(threads.map(performIn));
    return results;
  };
  try {
    const portions = Array.from({ length: PORTIONS }, (_, portion) => ({ portion }));
    const questions = (await perform(portions)) as VectorList[];
    const learned = await perform(PARTS.map((part) => ({ part, questions })));
    return Object.fromEntries(PARTS.map((part, i) => [part, learned[i]])) as unknown as LearnedModels;
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

const startThread = (material: LearningMaterial): Worker =>
  new Worker(new URL(import.meta.url), { workerData: material });

function ask(thread: Worker, task: Task): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const fail = (code: number) => reject(new Error(`the learning thread ended with code ${code}`));
  thread.once('message', resolve).once('error', reject).once('exit', fail);
  thread.postMessage(task);
  return promise.finally(() => thread.off('message', resolve).off('error', reject).off('exit', fail));
}

/** In a thread itself: does what it is asked for. */
function serve(port: MessagePort): void {
  const learner = createLearner(workerData);
  port.on('message', (task: Task) =>
    port.postMessage(
      'part' in task ? learner.learn(task.part, task.questions) : learner.questionFeatures(task.portion),
    ),
  );
}

if (parentPort) serve(parentPort);
