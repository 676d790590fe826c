/** Messages longer than this many sentences are seldom, and comparing with more would take time. */
const KEPT = 8;

/**
 * Works something out once for each of the last few texts: every step of a turn reads the same message, some of them sentence
 * by sentence. The texts are kept in memory only, until others come.
 */
export function perText<T>(workOut: (text: string) => T): (text: string) => T {
  const texts: string[] = [];
  const found: T[] = [];
  let next = 0;
  return (text) => {
    const at = texts.indexOf(text);
    if (at >= 0) return found[at] as T;
    const result = workOut(text);
    texts[next] = text;
    found[next] = result;
    next = (next + 1) % KEPT;
    return result;
  };
}
