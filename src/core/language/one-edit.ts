/** Whether one letter added, left out, changed or swapped with its neighbour makes one word the other, or none at all. */
export function oneEditApart(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const restA = a.slice(start);
  const restB = b.slice(start);
  const swapped = restB.length > 1 ? `${restB[1]}${restB[0]}${restB.slice(2)}` : restB;
  return (
    restA === swapped ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    restA.slice(1) === restB.slice(1)
  );
}

/** Whether a word begins with a stem that was misspelt by one letter. */
export const beginsMisspelt = (word: string, stem: string): boolean =>
  [-1, 0, 1].some((more) => oneEditApart(word.slice(0, stem.length + more), stem));
