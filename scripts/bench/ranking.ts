/** What is right for a question: one id or several, each as good as the others. */
export type Gold = ReadonlySet<string>;

/** Normalised discounted cumulative gain of the first `k` (Järvelin and Kekäläinen 2002), gains 0 or 1; from 0 to 1. */
export function ndcgAt(ranked: readonly string[], gold: Gold, k: number): number {
  const gain = (position: number) => 1 / Math.log2(position + 2);
  const sum = (gains: readonly number[]) => gains.reduce((total, one) => total + one, 0);
  const found = sum(ranked.slice(0, k).map((id, position) => (gold.has(id) ? gain(position) : 0)));
  const ideal = sum(Array.from({ length: Math.min(k, gold.size) }, (_, position) => gain(position)));
  return ideal === 0 ? 0 : found / ideal;
}

/** One over the place of the first right id among the first `k`; 0 when there is none. */
export function reciprocalRankAt(ranked: readonly string[], gold: Gold, k: number): number {
  const position = ranked.slice(0, k).findIndex((id) => gold.has(id));
  return position < 0 ? 0 : 1 / (position + 1);
}

/** Whether a right id is among the first `k`. */
export const hitAt = (ranked: readonly string[], gold: Gold, k: number): boolean =>
  ranked.slice(0, k).some((id) => gold.has(id));
