import { hasEnded } from '../calculators/date-words.ts';
import { type Day, dayNumber } from '../calculators/dates.ts';
import type { FoundDate } from '../calculators/found-date.ts';
import type { FoundDuration } from '../calculators/numbers-in-text.ts';
import { isInside, type Token } from '../calculators/text-tokens.ts';
import { beginsWith } from '../language/begins-with.ts';
import { isOtherPerson } from '../language/persons.ts';

/** The term of stay by itself or as one's own; "jarima muddati" and "мӯҳлати ҷарима" are the term of something. */
const isTerm = beginsWith(
  '=срок =muddat =muddatim =мерзім =мерзімім =мөөнөт =мөөнөтүм =мӯҳлат =мӯҳлатам =term =stay',
);
/** Beside the term only: they tell of other things too. */
const hasPassed = beginsWith('=вышел =прошёл =passed');
/** What may stand between the term, its end and the day. */
const isFiller = beginsWith(`
  =пребывания =уже =давно =мой =мои =наш =здесь =тут =у =меня =в =казахстане =рк
  mening =шу =бу =ман =шуд =шудааст =болды =болду
  =my =our =the =of =legal =visa =free =here =kazakhstan =has =have =had =already =was =on
`);
const opensClause = beginsWith(
  '=а =и =но =я =мы =привет =здравствуйте =салам =салом =alaykum =ассалому =алейкум =hi =hello =but =and =i =мен =ман',
);
const isCondition = beginsWith('=если =бы =if =would =агар =егер');
const DENIES_AFTER = /^(?:em[ae]s|jok|iok|nest|nasud)/;

/** Words by which a term ends. */
export const tellsEnd = (key: string): boolean => hasEnded(key) || hasPassed(key);

interface Told {
  readonly tokens: readonly Token[];
  readonly text: string;
  readonly dates: readonly FoundDate[];
  /** The length of the term, when one is named: "my 30 days". */
  readonly limit?: FoundDuration | undefined;
}

/**
 * The days since the writer's own term of stay ended: "срок закончился 4 дня назад", "мои 30 дней закончились 10 ноября".
 * Only where term, end and day stand together with nothing else: a card, a leave, a husband's stay have terms that end too.
 */
export function daysSinceTermEnded({ tokens, text, dates, limit }: Told, today: Day): number | undefined {
  const [only, ...others] = dates;
  if (only?.kind !== 'day' || only.role === 'entry' || others.length > 0) return undefined;
  const days = dayNumber(today) - dayNumber(only.day);
  const places = limit ? [only, limit] : [only];
  const isPart = (token: Token): boolean =>
    isTerm(token.key) || tellsEnd(token.key) || isInside(token, places);
  const first = tokens.findIndex(isPart);
  const last = tokens.findLastIndex(isPart);
  const [from, to] = [tokens[first], tokens[last]];
  const isNamed = limit !== undefined || tokens.some(({ key }) => isTerm(key));
  const isEnded = tokens.some(({ key }) => tellsEnd(key));
  if (days <= 0 || !from || !to || !isNamed || !isEnded) return undefined;
  const isWhole = tokens.slice(first, last).every((token) => isPart(token) || isFiller(token.key));
  const isOneClause = !CLAUSE_END.test(text.slice(from.start, to.end));
  const isDoubtful =
    tokens.some(({ key }) => isOtherPerson(key) || isCondition(key)) ||
    DENIES_AFTER.test(tokens[last + 1]?.key ?? '');
  return isWhole && isOneClause && !isDoubtful && opens(tokens, first, text) ? days : undefined;
}

const CLAUSE_END = /[,;!?\n]|\.(?!\d)/;

/** Whether nothing before a place describes it: a clause begins there, or only "I", "my" and the like stand before. */
function opens(tokens: readonly Token[], at: number, text: string): boolean {
  const [before, here] = [tokens[at - 1], tokens[at]];
  if (!before || !here || CLAUSE_END.test(text.slice(before.end, here.start))) return true;
  return opensClause(before.key) || (isFiller(before.key) && opens(tokens, at - 1, text));
}
