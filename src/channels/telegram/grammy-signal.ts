import type { Api } from 'grammy';

/** grammY's own type of signal is narrower than the platform's, which it takes all the same. */
export type GrammySignal = Parameters<Api['getUpdates']>[1];
