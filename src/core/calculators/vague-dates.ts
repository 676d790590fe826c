import { beginsWith, keysOf } from '../language/begins-with.ts';
import { monthOf } from './date-words.ts';
import type { FoundDate } from './found-date.ts';
import { unitOf } from './numbers-in-text.ts';
import { isLast } from './relative-words.ts';
import { isInside, type Token } from './text-tokens.ts';

/** Latin words that are months only beside a number or a part of the month. */
const NOT_ONLY_MONTHS = /^(?:may|marta|марта)$/;
/** Abbreviations sound like other words: "жан", "сен". */
const ABBREVIATION = 3;

/** "in the beginning of", "in the middle of", "at the end of", before or after a month. */
const isPart = beginsWith(`
  =начале =начала =конце =конца =середине =середины =середина
  boshi o'rtasi oxiri ўртаси боши охири
  басында басы ортасы соңы аяғы аягы башында башы ортосу
  =аввали =охири =миёнаи =нимаи
  =beginning =start =end =middle =mid =early =late
`);

/** Whether a text names a month whose day was not found: then not all its dates are known. */
export function hasUnreadMonth(tokens: readonly Token[], dates: readonly FoundDate[]): boolean {
  return tokens.some((token, at) => {
    const { key, text } = token;
    const isShort = key.length <= ABBREVIATION && text !== 'май';
    const isName = (!isShort && !NOT_ONLY_MONTHS.test(text)) || isPartBeside(tokens, at);
    return isName && monthOf(token) !== undefined && !isInside(token, dates);
  });
}

const isPartBeside = (tokens: readonly Token[], at: number): boolean =>
  [tokens[at - 1], tokens[at + 1], tokens[at - 2]].some((token) => token && isPart(token.key));

/** Holidays of several days, or of a day that differs from year to year or from country to country. */
const isHoliday = beginsWith(`
  наурыз navro'z navruz наврӯз навруз нооруз nooruz nowruz novruz nauryz
  hayit ҳайит хайит =айт =айта =айтта айттан айтка айтта =eid ramazon рамазан рамадан рамазон ramadan курбан qurbon құрбан курман қурбон
  рождеств пасх christmas easter
`);
const NEW = new Set(keysOf('новый нового новом yangi янги жаңа жана жаңы жаны new нав нави'));
const WEEKEND = new Set(keysOf('выходные выходных weekend'));
const AT = /^(?:v|na|the|at|on)$/;

/** Whether a text tells of a time that is no day: `на новый год`, `after Eid`, `на прошлой неделе`, `ай басында`. */
export function namesVagueTime(tokens: readonly Token[], dates: readonly FoundDate[]): boolean {
  return tokens.some((token, at) => {
    if (isInside(token, dates)) return false;
    const before = tokens[at - 1];
    if (isHoliday(token.key)) return true;
    if (WEEKEND.has(token.key)) return AT.test(before?.key ?? '');
    const unit = unitOf(token);
    if (!unit) return false;
    const [last, next] = [before, tokens[at + 1]].map((each) => each !== undefined && isLast(each.key));
    if (unit === 'year') return last || next || isNewYear(tokens, at);
    return unit !== 'day' && (last || next || isPartBeside(tokens, at));
  });
}

const isNewYear = (tokens: readonly Token[], at: number): boolean =>
  [tokens[at - 1], tokens[at + 1]].some((token) => token !== undefined && NEW.has(token.key));
