import { beginsWith, keysOf } from '../language/begins-with.ts';
import { beginsMisspelt } from '../language/one-edit.ts';
import { perWord } from '../language/per-word.ts';
import type { Token } from './text-tokens.ts';

/** Stems of month names in the six languages, with usual misspellings; CLDR lacks Tajik and writes Uzbek and Kyrgyz in one way only. */
const MONTH_STEMS: readonly string[] = [
  'январ yanvar қаңтар кантар jan january янв үчтүн',
  'феврал fevral ақпан акпан feb february фев фебрал бирдин',
  'март mart наурыз наврыз march мар жалган',
  'апрел aprel опрел апрял сәуір сауир april апр чын',
  'май may мая мае мамыр бугу',
  'июн iyun маусым june jun кулжа',
  'июл iyul шілде шилде july jul теке',
  'август avgust тамыз august aug авг',
  'сентябр sentabr sentyabr сентебр қыркүйек кыркуйек куркуйек sep sept september сен сент',
  'октябр oktabr oktyabr октебр қазан казан oct october окт',
  'ноябр noyabr ноебр қараша караша nov november ноя нояб',
  'декабр dekabr желтоқсан желтоксан dec december дек тогуздун',
];
/** Kyrgyz folk names that clash with others are left out; these two-letter-word names would be guessed wrongly. */
const LEFT_OUT = new Set(keysOf('үчтүн бирдин жалган чын тогуздун'));
const STEMS: readonly (readonly string[])[] = MONTH_STEMS.map((list) =>
  keysOf(list).filter((key) => !LEFT_OUT.has(key)),
);

/** Shorter stems are abbreviations: they stand alone. */
const ABBREVIATION = 3;
const SHORT_NAMES = new Set(keysOf('май may июн iyun июл iyul june july март mart'));
/** Stems from this length on may be misspelt by one letter. */
const MISSPELT_FROM = 6;
const LONGEST_ENDING = 7;
const MONTHS = STEMS.flatMap((stems, i) => stems.map((stem) => ({ stem, month: i + 1 })));
const BY_LETTER = Map.groupBy(MONTHS, ({ stem }) => stem.charAt(0));
const LONG = MONTHS.filter(({ stem }) => stem.length >= MISSPELT_FROM);
/** How the endings of short names begin; "mail" and "major" are no months. */
const SHORT_ENDING = /^(?:$|[aieu]$|i[aeu]$|em$|om$|d[aei]|t[aei]|n[aeig]|in[dg]?|g[aei]|k[aei])/;

/** The month (1 to 12) that a word names, whatever its case, alphabet and small misspelling; `undefined` for other words. */
export const monthOf = ({ key }: Token): number | undefined => monthOrNone(key) ?? undefined;

const monthOrNone = perWord((key) => {
  const exact = BY_LETTER.get(key.charAt(0))?.find(({ stem }) => hasEnding(key, stem));
  if (exact || key.length < MISSPELT_FROM) return exact?.month ?? null;
  const near = new Set(
    LONG.flatMap(({ stem, month }) => (sharesStart(key, stem) && beginsMisspelt(key, stem) ? [month] : [])),
  );
  return near.size === 1 ? ([...near][0] ?? null) : null;
});

/** One letter amiss leaves one of the first two in its place, or moves one of them by one: most words are told apart so. */
const sharesStart = (word: string, stem: string): boolean =>
  word[0] === stem[0] || word[1] === stem[1] || word[0] === stem[1] || word[1] === stem[0];

function hasEnding(key: string, stem: string): boolean {
  if (!key.startsWith(stem)) return false;
  const ending = key.slice(stem.length);
  if (SHORT_NAMES.has(stem)) return SHORT_ENDING.test(ending) && ending.length <= LONGEST_ENDING;
  return stem.length <= ABBREVIATION + 1 ? ending === '' : ending.length <= LONGEST_ENDING;
}

/** Days named by their place beside today, by skeleton: how many days later they are. */
export const NEAR_DAYS: ReadonlyMap<string, number> = new Map(
  (
    [
      [0, 'сегодня today bugun бугун бүгін бугин бүгүн имрӯз имруз imruz'],
      [-1, 'вчера вчерашнего yesterday kecha кеча кеше кечээ дирӯз дируз diruz kechadan кешеден'],
      [-2, 'позавчера парерӯз парируз'],
      [1, 'завтра tomorrow ertaga эртага ертең ертен эртең эртен фардо пагоҳ пагох'],
      [2, 'послезавтра indinga индинга бүрсігүні бурсигуни бүрсігіні бүрсүгүнү бурсугуну пасфардо'],
    ] as const
  ).flatMap(([later, list]) => keysOf(list).map((key) => [key, later] as const)),
);

const set = (list: string): ReadonlySet<string> => new Set(keysOf(list));

/** Words after "three days": so long ago. */
export const AGO = set(
  'назад oldin олдин avval аввал ilgari илгари бұрын бурын мурун мурда пеш пештар қабл кабл ago nazad',
);
/** Words that mean a year after its number, and before a month. */
export const YEAR_WORD = /^(?:god|g$|goda|godu|goda|iil|il$|ilgi|ilda|ildin|ilnin|jil|j$|sol|soli|ear|eil)/;
/** A day of the month after its number: "30-го числа", "5th of", "12-нчи". */
export const DAY_FILLER = set(
  'го ого его ое е й ый ий го числа число го ші шы нші ншы інші ыншы inchi nchi чи чы нчи нчы инчи ынчы ум юм уми юми st nd rd th of the a',
);
/** What stands between the two days of "с 1 по 20 мая". */
export const RANGE_FILLER = set('по до to till until по do po то dan дан нан ден тан тен нен го из from');
/** Before the first day of a stay. */
export const FROM_WORDS = set('с со от from since аз az начиная between');
/** Before its last day. */
export const TO_WORDS = set('по до to till until то do po through');
/** Endings that mean "from" on the last word of a date, or right after it. */
export const FROM_ENDING = /(?:d|t|n)[ae]n$/;
export const TO_ENDING = /(?:g|k)(?:a|e)(?:ca|ce|cei|cein)$/;
export const TO_AFTER = set(
  'дейін дейин deyin dejin шейін шейин чейин cheyin чейін қадар кадар qadar гача gacha қача қадар',
);
/** Units that make "may 12 days" and "5 marta" something else than a date. */
export const COUNTED = set(
  'раз times marta марта мәрте рет жолу бор бора день дня дней дни days day kun кун күн рӯз руз ruz hours hour час часов soat саат сағат месяц месяца месяцев oy ой ай моҳ months month лет год года year years yil йил жыл сол мрп mci tenge тенге tg тг people человек kishi киши kg км процент недели недель неделя hafta апта hours мин минут percent',
);

/** Words for having crossed the border into Kazakhstan. */
export const hasEntered = beginsWith(`
  приехал въехал вьехал заехал прилетел прибыл =пришел =пришла зашел зашла вошел вошла пересек
  arrived arived =entered =came landed =flew reached
  keldi keldim keldik kelgan kelgach kelib kirdi kirgan kirib kirgach kelibman
  келді келген келіп кірді кірген кіріп келди келип кирди кирген кирип келгем киргем
  омад даромад ворид расид дохил omad daromad
`);
/** Words for crossing it inwards that do not tell when. */
export const isEntry = beginsWith(`
  приезж =приезд =приезда =въезд =въезда =вьезд въезж приеду приедем прилечу
  =arrive =arrival =enter =entering =entry
  kirish кіру келу kelish кирүү =келүү =вуруд меоям kelaman келемін келем кирем kiraman
`);
/** Entries that surely lie ahead. */
export const isComing = beginsWith(`
  приеду приедем приедет прилечу прилетим въеду въедем заеду заедем
  kelaman kelamiz kelmoq kelyap kiraman kiramiz kirmoq
  келемін келем келейін келейин келебиз келгелі келгелиж кіремін кірем кирем киребиз
  меоям меоем биёям биёем
  keladi kelishadi келади келеді келеди келет келишет келмек
`);
/** Going somewhere, home or here. */
export const isGoing = beginsWith(`
  =еду =едем =поеду =поедем boraman boramiz bormoq барам барабыз барғалы =меравам =меравем
`);
/** Exits that surely lie behind, and those that surely lie ahead. */
export const hasLeft = beginsWith(`
  уехал выехал улетел =вышел =вышла покинул
  =left exited departed
  ketdi ketgan ketib chiqdi chiqqan chiqgan chiqib
  кетті кеттім кеткен кетіп шықты шықтым шыққан шығып
  кетти кеттим кетип чыкты чыктым чыккан чыгып
  рафт баромад raftam baromad
`);
export const isLeavingLater = beginsWith(`
  уеду уедем выеду выедем улечу улетим
  ketaman ketamiz ketmoq ketsam chiqaman chiqamiz
  кетем кетсем шығам чыгам меравам меравем
`);
/** Words for crossing it outwards. */
export const isExit = beginsWith(`
  уехал уезж уеду уедем выехал выезж =выезд =выезда выеду вылет улетел улетаю улечу =вышел =вышла покинул
  =left =leaving =leave exit exited =depart departed
  ketdi ketgan ketib ketaman ketmoq ketsam chiqdi chiqqan chiqgan chiqib chiqaman
  кетті кеттім кеткен кетіп кетем кетсем шықты шықтым шыққан шығып шығам
  кетти кеттим кетип чыкты чыктым чыккан чыгып чыгам
  рафт баромад меравам raftam baromad
`);
/** A visa or a term that ended: its day is none of crossing. */
export const hasEnded = beginsWith(`
  закончил кончил истек истёк истекл
  tugadi tugab tugagan bitdi bitgan
  бітті біткен бітіп бүттү бүткөн бүтүп аяқтал
  =тамом
  =expired =ended
`);
/** Signs that a visit lies ahead: a date without a year is then not surely a past one. */
export const isPlanned = beginsWith(`
  приеду приедем приезжаю прилечу =поеду =поедем =еду планир собира =хочу =хотим =если намерен =буду =будем заеду =въеду
  =will =plan =planning =going =gonna =want =intend =if =next
  kelaman kelamiz kelmoq kelsam boraman boramiz bormoq borsam kiraman =reja
  келемін келем келсем келгелі барам барамын барсам жоспарла келгим
  =меоям =меоем биёям мехоҳам хоҳам =агар
`);
/** A year named as the one before or after this one. */
export const LAST_YEAR =
  /(?:прошл\S* год|в том году|o['ʻʼ‘’`]?tgan yil|утган йил|ўтган йил|былтыр|өткен жыл|откен жыл|өткөн жыл|соли гузашта|порсол|last year)/iu;
export const NEXT_YEAR =
  /(?:следующ\S* год|kelasi yil|келаси йил|келесі жыл|келеси жыл|келерки жыл|соли оянда|next year)/iu;
