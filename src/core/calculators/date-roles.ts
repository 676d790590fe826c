import {
  hasEnded,
  hasEntered,
  hasLeft,
  isComing,
  isEntry,
  isExit,
  isGoing,
  isLeavingLater,
  NEAR_DAYS,
} from './date-words.ts';
import type { DateRole, Tense } from './found-date.ts';
import type { Token } from './text-tokens.ts';

interface Place {
  readonly start: number;
  readonly end: number;
  readonly role?: DateRole;
}

interface Verb {
  readonly at: number;
  /** Absent for what is no crossing: a visa that ended. */
  readonly role?: DateRole;
  readonly tense: Tense | undefined;
}

/** What a date was said to be, and when. */
export interface Crossing {
  readonly role?: DateRole | undefined;
  readonly tense?: Tense | undefined;
}

/**
 * Which of the dates are crossings inwards and outwards. Signs such as "с … по …" decide first. As many verbs as other
 * dates go with them in order, whether the language puts verbs before or after; else the nearest in the same clause does.
 */
export function rolesOf(dates: readonly Place[], text: string, tokens: readonly Token[]): Crossing[] {
  const verbs = verbsOf(tokens);
  const open = dates.filter((date) => date.role === undefined);
  const marks = dates.filter((date) => date.role !== undefined);
  const lone = marks.length === 1 && verbs.length === dates.length;
  const pairs = lone ? dates : open;
  const inOrder = pairs.length === verbs.length;
  return dates.map((date) => {
    if (date.role !== undefined && !lone)
      return { role: date.role, tense: nearest(date, verbs, text)?.tense };
    const verb = inOrder ? verbs[pairs.indexOf(date)] : nearest(date, verbs, text);
    return { role: verb?.role ?? date.role, tense: verb?.tense };
  });
}

const KAZAKHSTAN = /^(?:kazaxstan|kazakstan|kozokiston|kozogiston|kazak|kazokiston)/;
const OUT_OF = /^(?:iz|from|az)$/;
/** "days left" is no departure. */
const REMAINING = /^(?:dais?|are|is|time|how|many|ani|no|have)$/;

/** How many crossings of the border a text tells of. */
export const crossingsIn = (tokens: readonly Token[]): number =>
  verbsOf(tokens).filter(({ role }) => role !== undefined).length;

function verbsOf(tokens: readonly Token[]): Verb[] {
  const entered = tokens.some(({ key }) => hasEntered(key));
  return tokens.flatMap(({ key, text, start: at }, i): Verb[] => {
    if (hasEnded(key)) return [{ at, tense: 'past' }];
    if (hasEntered(key))
      return [{ at, role: 'entry', tense: isConverb(key) && leavesLater(tokens, i) ? 'present' : 'past' }];
    if (isComing(key)) return [{ at, role: 'entry', tense: 'future' }];
    if (COMING.test(text))
      return willCome(tokens, i) ? [{ at, role: 'entry', tense: 'future' }] : presentEntry(key, at);
    if (isEntry(key)) return presentEntry(key, at);
    if (isExit(key)) return exitAt(tokens, i);
    return isGoing(key) && !entered && goesHere(tokens, i) ? [{ at, role: 'entry', tense: 'future' }] : [];
  });
}

/** "Кіріп … шығам", "kirib … chiqaman": the last verb tells when. */
const isConverb = (key: string): boolean => /[iu][pb]$/.test(key);
const leavesLater = (tokens: readonly Token[], at: number): boolean =>
  tokens.slice(at + 1).some(({ key }) => isLeavingLater(key));

/** English verbs that lie ahead after "will" and the like. */
const COMING = /^(?:arrive|enter|come|fly|land|arriving|entering|coming|flying|landing)$/;
const WILL = /^(?:will|shall|'ll|i'll|we'll|am|i'm|are|we're|going|gonna|plan|planning|want|intend)$/;
const willCome = (tokens: readonly Token[], at: number): boolean =>
  (/ing$/.test(tokens[at]?.text ?? '') &&
    !/^(?:was|were|since|after|before|on|of|for|from)$/.test(tokens[at - 1]?.text ?? '')) ||
  tokens.slice(Math.max(0, at - 3), at).some(({ text }) => WILL.test(text.replace(/[’‘]/g, "'")));

/** Nouns such as "въезд" have no tense. */
const NOUN = /^(?:priezd|vezd|arival|entri|kelis|kiris|kelu|kiru|vurud)/;
/** "въезжал", "приезжали". */
const PAST_ENDING = /jal[ai]?$/;
const entryTense = (key: string): Tense | undefined =>
  NOUN.test(key) ? undefined : PAST_ENDING.test(key) ? 'past' : 'present';
const presentEntry = (key: string, at: number): Verb[] =>
  isEntry(key) ? [{ at, role: 'entry', tense: entryTense(key) }] : [];

function exitAt(tokens: readonly Token[], i: number): Verb[] {
  const token = tokens[i];
  if (!token || (token.key === 'left' && REMAINING.test(tokens[i - 1]?.key ?? ''))) return [];
  const role = goesToKazakhstan(tokens, i) ? 'entry' : 'exit';
  return [{ at: token.start, role, tense: exitTense(token.key) }];
}

function exitTense(key: string): Tense | undefined {
  if (hasLeft(key)) return 'past';
  if (isLeavingLater(key)) return 'future';
  return EXIT_NOUN.test(key) ? undefined : 'present';
}
const EXIT_NOUN = /^(?:viezd|vilet|exit)/;

/** "завтра поеду": going is coming here when this country, or no place at all, is named beside it. */
function goesHere(tokens: readonly Token[], at: number): boolean {
  if (goesToKazakhstan(tokens, at)) return true;
  const [before, after] = [tokens[at - 1]?.key ?? '', tokens[at + 1]?.key ?? ''];
  return NEAR_DAYS.has(before) && !/^(?:v|na|k|do|ba)$/.test(after);
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
