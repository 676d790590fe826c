import { once } from 'node:events';
import { type MessagePort, parentPort, Worker, workerData } from 'node:worker_threads';
import {
  createTrainer,
  type LearnedModels,
  type LearningMaterial,
  PARTS,
  type Part,
  PORTIONS,
} from '../core/content/learn.ts';
import type { VectorList } from '../core/learning/sparse-vector.ts';

/** What a thread is asked for: the features of a portion of the questions, or a part of what is learned. */
type Task = { readonly portion: number } | { readonly part: Part; readonly questions: readonly VectorList[] };

/**
 * Learns in two threads of their own, so that turns go on meanwhile: first they take the questions to pieces, which several parts
 * learn from. A thread is given the material once: handing it over holds the turns up. Rejects with the cause when one fails.
 */
export async function learnBeside(material: LearningMaterial): Promise<LearnedModels> {
  const threads: Thread[] = [];
  /** Gives out tasks in their order, each to the thread that is free first; the results are in that order too. */
  const perform = async (tasks: readonly Task[]): Promise<unknown[]> => {
    const waiting = tasks.entries();
    const results: unknown[] = [];
    const performIn = async ({ ask }: Thread): Promise<void> => {
      for (const [place, task] of waiting) results[place] = await ask(task);
    };
    await Promise.all(threads.map(performIn));
    return results;
  };
  try {
    while (threads.length < THREADS) threads.push(startThread(material));
    const portions = Array.from({ length: PORTIONS }, (_, portion) => ({ portion }));
    const questions = (await perform(portions)) as VectorList[];
    const learned = await perform(PARTS.map((part) => ({ part, questions })));
    return Object.fromEntries(PARTS.map((part, i) => [part, learned[i]])) as unknown as LearnedModels;
  } finally {
    await Promise.all(threads.map(({ end }) => end()));
  }
}

/** Three at once took longer on two cores. */
const THREADS = 2;

interface Thread {
  /** Rejects when the thread fails, or has failed before. */
  ask(task: Task): Promise<unknown>;
  end(): Promise<unknown>;
}

function startThread(material: LearningMaterial): Thread {
  const worker = new Worker(new URL(import.meta.url), { workerData: material });
  const { promise: failed, reject } = Promise.withResolvers<never>();
  worker.once('error', reject);
  worker.once('exit', (code) => reject(new Error(`the learning thread ended with code ${code}`)));
  // Whoever asks hears of it; a thread that was ended exits unheard.
  failed.catch(() => {});
  return {
    async ask(task) {
      worker.postMessage(task);
      const [answer] = await Promise.race([failed, once(worker, 'message')]);
      return answer;
    },
    end: () => worker.terminate(),
  };
}

/** In a thread itself: does what it is asked for. */
function serve(port: MessagePort): void {
  const { questionFeatures, train } = createTrainer(workerData);
  port.on('message', (task: Task) =>
    port.postMessage('part' in task ? train(task.part, task.questions) : questionFeatures(task.portion)),
  );
}

if (parentPort) serve(parentPort);
