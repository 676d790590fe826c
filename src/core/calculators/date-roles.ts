import { hasEntered, isEntry, isExit } from './date-words.ts';
import type { DateRole } from './found-date.ts';
import type { Token } from './text-tokens.ts';

interface Place {
  readonly start: number;
  readonly end: number;
  readonly role?: DateRole;
}

interface Verb {
  readonly at: number;
  readonly role: DateRole;
}

/**
 * Which of the dates are crossings inwards and outwards. Signs such as "с … по …" decide first. As many verbs as other
 * dates go with them in order, whether the language puts verbs before or after; else the nearest in the same clause does.
 */
export function rolesOf(
  dates: readonly Place[],
  text: string,
  tokens: readonly Token[],
): (DateRole | undefined)[] {
  const verbs = verbsOf(tokens);
  const open = dates.filter((date) => date.role === undefined);
  const marks = dates.filter((date) => date.role !== undefined);
  const lone = marks.length === 1 && verbs.length === dates.length;
  const pairs = lone ? dates : open;
  const inOrder = pairs.length === verbs.length;
  return dates.map((date) => {
    if (date.role !== undefined && !lone) return date.role;
    const verb = inOrder ? verbs[pairs.indexOf(date)] : nearest(date, verbs, text);
    return verb?.role ?? date.role;
  });
}

const KAZAKHSTAN = /^(?:kazaxstan|kazakstan|kozokiston|kozogiston|kazak|kazokiston)/;
const OUT_OF = /^(?:iz|from|az)$/;
/** "days left" is no departure. */
const REMAINING = /^(?:dais?|are|is|time|how|many|ani|no|have)$/;

function verbsOf(tokens: readonly Token[]): Verb[] {
  return tokens.flatMap((token, i) => {
    if (hasEntered(token.key) || isEntry(token.key)) return [{ at: token.start, role: 'entry' as const }];
    if (!isExit(token.key)) return [];
    const before = tokens[i - 1]?.key ?? '';
    if (token.key === 'left' && REMAINING.test(before)) return [];
    return [{ at: token.start, role: goesToKazakhstan(tokens, i) ? ('entry' as const) : ('exit' as const) }];
  });
}

/** "уехал в Казахстан", "Qozogʻistonga ketdim": a departure from home is an entry here. */
function goesToKazakhstan(tokens: readonly Token[], at: number): boolean {
  return [-3, -2, -1, 1, 2, 3].some((step) => {
    const place = tokens[at + step];
    if (!place || !KAZAKHSTAN.test(place.key)) return false;
    const preposition = tokens[at + step - 1]?.key ?? '';
    if (OUT_OF.test(preposition) || /(?:dan|stannan|nan)$/.test(place.key)) return false;
    return /^(?:v|ba|to|for)$/.test(preposition) || /(?:ga|ka)$/.test(place.key);
  });
}

const CLAUSE_END = /[,;.!?\n]|\s(?:и|а|and|va|ва|және|жана|keyin|потом|then|so)\s/iu;
const FAR = 60;

function nearest(date: Place, verbs: readonly Verb[], text: string): Verb | undefined {
  const inClause = verbs.filter(({ at }) => {
    const between = at < date.start ? text.slice(at, date.start) : text.slice(date.end, at);
    return between.length <= FAR && !CLAUSE_END.test(between.replace(/(?<=\d)\.(?=\d)/g, ''));
  });
  const distance = ({ at }: Verb) => (at < date.start ? date.start - at : at - date.end);
  return inClause.sort((a, b) => distance(a) - distance(b))[0];
}
