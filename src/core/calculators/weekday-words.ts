import { keysOf } from '../language/begins-with.ts';
import { oneEditApart } from '../language/one-edit.ts';
import { numberOfWords } from './number-words.ts';
import { isLast, isNext } from './relative-words.ts';
import { keyIn, type Token } from './text-tokens.ts';

/** Day of the week, Monday = 1 to Sunday = 7. */
export type Weekday = number;

interface WeekdayNames {
  /** Stems from Monday to Sunday, spellings of one day joined by `|`. */
  readonly names: string;
  /** What may follow a stem, as skeletons. */
  readonly ending: RegExp;
}

const TURKIC_ENDING =
  /^(?:kun\w*|[iu]|[ns][iu]n?|si|[dt][aeo](?:gi|n)?|gi|ki|nan|nen|non|[gk][aeo](?:c[aeo]|d[ae]in)?|[nd][iu]n|ning|(?:si|su|i|u)nd[aeo]n?)?$/;

/** One table a family; "mb" is read as "nb", because both are written. */
const LANGUAGES: readonly WeekdayNames[] = [
  {
    names:
      'понедельник|понеделник|панедельник|понидельник|ponedelnik вторник|вторнек|vtornik - четверг|четверк|читверг|chetverg пятниц|пятнец|петниц|pyatnits суббот|субот|subbot воскресен|васкресен|воскрисен|voskresen',
    ending: /^(?:[aeiu]|ei|oi|om|ia|ie|iu|iem|em)?$/,
  },
  {
    names:
      'dushanba|душанба|душамба seshanba|сешанба|seyshanba|сейшанба chorshanba|чоршанба|chershanba|чаршанба payshanba|пайшанба|peyshanba juma|жума shanba|шанба yakshanba|якшанба|yekshanba',
    ending: TURKIC_ENDING,
  },
  {
    names:
      'дүйсенбі|дуйсенби|duisenbi|dyisenbi сейсенбі|seisenbi сәрсенбі|сарсенби|sarsenbi|серсенби бейсенбі|beisenbi жұма|juma сенбі|senbi жексенбі|jeksenbi|zheksenbi',
    ending: TURKIC_ENDING,
  },
  {
    names:
      'дүйшөмбү|дуйшомбу|дүйшөнбү|дуйшамбы шейшемби|шейшенби|шейшембу шаршемби|шаршенби бейшемби|бейшенби жума ишемби|ышемби|ишенби жекшемби|жекшенби|жекшембу',
    ending: TURKIC_ENDING,
  },
  {
    names:
      'душанбе сешанбе чоршанбе|чаршанбе панҷшанбе|пайшанбе|панҷшамбе ҷумъа|чумъа шанбе|шамбе якшанбе|якшамбе',
    ending: /^(?:[ie]|ro|iro|kun\w*|ruz\w*|da)?$/,
  },
];

interface Stem {
  readonly stem: string;
  readonly weekday: Weekday;
  readonly ending: RegExp;
}

const NONE = '-';
const joined = (key: string): string => key.replaceAll('mb', 'nb');
const STEMS: readonly Stem[] = LANGUAGES.flatMap(({ names, ending }) =>
  names.split(' ').flatMap((spellings, i) =>
    spellings === NONE
      ? []
      : keysOf(spellings.replaceAll('|', ' ')).map((stem) => ({
          stem: joined(stem),
          weekday: i + 1,
          ending,
        })),
  ),
);

/** Every weekday has one of these in its skeleton, misspelt or not; most other words have none. */
const MAY_BE = /[nm]b|nik|torn|cetv|citv|iatni|iatne|etnic|ub[ao]t|skr|juma|cuma|sredu|sredi/;
/** Stems from this length on may be misspelt by one letter, but those that are then other words ("пьяница", "четверть"). */
const MISSPELT_FROM = 6;
const NEVER_MISSPELT = /^(?:dusanb|cetver|citver|piatn|petnic)/;

/** The weekday that a word may name; whether it does is decided by the words beside it. */
function named(key: string): Weekday | undefined {
  if (!MAY_BE.test(key)) return undefined;
  const word = joined(key);
  const exact = STEMS.find(
    ({ stem, ending }) => word.startsWith(stem) && ending.test(word.slice(stem.length)),
  );
  if (exact || word.length < MISSPELT_FROM) return exact?.weekday;
  const near = new Set(STEMS.flatMap((stem) => (isMisspelt(word, stem) ? [stem.weekday] : [])));
  return near.size === 1 ? [...near][0] : undefined;
}

function isMisspelt(word: string, { stem, ending }: Stem): boolean {
  if (stem.length < MISSPELT_FROM || NEVER_MISSPELT.test(stem)) return false;
  return [-1, 0, 1].some((more) => {
    const length = stem.length + more;
    return oneEditApart(word.slice(0, length), stem) && ending.test(word.slice(length));
  });
}

const keys = (list: string): ReadonlySet<string> => new Set(keysOf(list));
/** "each Monday" is no date. */
const EVERY = keys('каждый каждую каждое по every each har ҳар ар әр');
const EVERY_AFTER = keys('сайын sayin');
const FROM = keys('из iz from аз az');
const SINCE = keys('бері beri бери buyon буён бошлаб');
const DAY_BEFORE = keys('рӯзи рузи ruzi rozi roʻzi рӯз');
const WEDNESDAY_BEFORE = keys('в во с со эту прошлую следующую будущую ту минувшую предыдущую');
const SHORT_BEFORE = keys('в во с со на в прошлый прошлую on last this next since');
const SHORT_NAMES = new Map<string, Weekday>(
  [
    'пн',
    'вт',
    'ср',
    'чт',
    'пт',
    'сб',
    'вс',
    'mon',
    'tue tues',
    'wed',
    'thu thur thurs',
    'fri',
    'sat',
    'sun',
  ].flatMap((names, i) => names.split(' ').map((name) => [name, (i % 7) + 1] as const)),
);
/** By their letters: "shunday" and "мондай" sound like them. */
const ENGLISH: readonly RegExp[] = [
  /^m[ou]nday$/,
  /^tu[ei]?[sz]?d[ae]y$/,
  /^we(?:d?n[ei]?s|nds|dens)day$/,
  /^(?:th[ue]rs|thurz|thrus|thus)day$/,
  /^fr[iay]+d[ae]y$/,
  /^sat[aeu]?r?day$/,
  /^s[ou]nday$/,
];
const WEEK_COUNTED = keys(
  'мурун мурда бұрын бурын олдин кийин кейін ичинде ішінде калды болду болды бери бері',
);

function english(text: string): Weekday | undefined {
  const at = text.endsWith('y') ? ENGLISH.findIndex((name) => name.test(text)) : -1;
  return at < 0 ? undefined : at + 1;
}

const isDayWord = (token: Token | undefined): boolean => token?.key.startsWith('kun') ?? false;

/**
 * The weekday that a token names. Left out are the city of Dushanbe (the word for Monday too), "жума" for a week, "среда"
 * for surroundings, and "each Monday".
 */
export function weekdayAt(tokens: readonly Token[], at: number): Weekday | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  const before = tokens[at - 1];
  if (before && SHORT_NAMES.has(token.text))
    return keyIn(SHORT_BEFORE, before) ? SHORT_NAMES.get(token.text) : undefined;
  if (/^sred[ui]$/.test(token.key)) return isWednesday(tokens, at) ? 3 : undefined;
  const weekday = english(token.text) ?? named(token.key);
  if (weekday === undefined || keyIn(EVERY, before) || keyIn(EVERY_AFTER, tokens[at + 1])) return undefined;
  if (joined(token.key).startsWith('dusanb')) return isMonday(tokens, at) ? weekday : undefined;
  if (/^[jc]uma/.test(token.key)) return isFriday(tokens, at) ? weekday : undefined;
  return weekday;
}

/** "в среду", "со среды", and not "в среду обитания" or "среди". */
const isWednesday = (tokens: readonly Token[], at: number): boolean =>
  /^(?:среду|среды|sredu|sredy)$/.test(tokens[at]?.text ?? '') &&
  keyIn(WEDNESDAY_BEFORE, tokens[at - 1]) &&
  !/^obitan/.test(tokens[at + 1]?.key ?? '');

/** The word for Monday is the capital of Tajikistan as well: Dushanbe needs a word of days beside it. */
function isMonday(tokens: readonly Token[], at: number): boolean {
  const key = joined(tokens[at]?.key ?? '');
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  const isDay =
    keyIn(DAY_BEFORE, before) ||
    isDayWord(after) ||
    /(?:kun|ruz)\w*$/.test(key) ||
    /^(?:guzast|oianda)/.test(after?.key ?? '');
  if (isDay) return true;
  if (key.startsWith('dusanbe') || keyIn(FROM, before)) return false;
  return !/^dusanba(?:dan|lik|ga)/.test(key) || keyIn(SINCE, after);
}

/** "last", "next" on the side where the languages put them. */
const besideWeek = (before: Token | undefined, after: Token | undefined): boolean =>
  [before, after].some((each) => each && (isLast(each.key) || isNext(each.key)));

/** "жума" is Friday and a week; "чума" is Russian for the plague. */
function isFriday(tokens: readonly Token[], at: number): boolean {
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  if (isDayWord(after) || keyIn(DAY_BEFORE, before)) return true;
  if (tokens[at]?.text.startsWith('чума') && !besideWeek(before, after)) return false;
  const counted = before && (before.digits !== undefined || numberOfWords(before) !== undefined);
  return !counted && !keyIn(WEEK_COUNTED, after);
}

/** Whether a word that names Friday may as well mean "last week", so that the day has to be confirmed. */
export const mayMeanWeek = (tokens: readonly Token[], at: number): boolean =>
  /^(?:жума|жұма)/.test(tokens[at]?.text ?? '') && !isDayWord(tokens[at + 1]);
