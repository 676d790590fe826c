import { beginsWith, keysOf } from '../language/begins-with.ts';
import type { DurationUnit } from './numbers-in-text.ts';

const set = (list: string): ReadonlySet<string> => new Set(keysOf(list));

/** Words that put a weekday, a week or a month right before this one, right after it, or make it this one. */
export const isLast = beginsWith(`
  прошл минувш предыдущ =last =past =previous
  o'tgan o'tkan ўтган утган өткен откен өткөн откон otken
  гузашта guzashta
`);
export const isNext = beginsWith(`
  следующ следущ =будущий =будущую =будущей =будущее ближайш =next =coming =upcoming
  kelasi келаси келесі келеси kelgusi келгуси keyingi кейинги келерки келээрки кийинки
  оянда oyanda
`);
export const isThis = beginsWith(
  '=этот =эту =это =этой =эта =this =bu =бу =бұл =бул =shu =шу =осы =ушул =ушу =ин =ҳамин =hamin',
);
/** "позапрошлый": the one before the last. */
export const isBeforeLast = beginsWith('позапрошл');

/** Words that may stand between "three days" and "ago". */
export const AGO_FILLER = set('тому bundan бундан мындан осыдан');
/** "about": the person rounds. */
export const ABOUT = set(`
  примерно около где-то гдето приблизительно почти about around approximately roughly almost nearly
  taxminan тахминан chamasi шамамен шамасы болжол тақрибан
`);
/** "more than", "some": no day can be worked out. */
export const MORE_OR_LESS = set(`
  больше более свыше меньше more over less than
  ortiq ko'proq kam артық көп аз ашык көбүрөөк зиёд зиёда бештар бештари
`);
/** Words for "some", "half", "one and a half". */
export const SOME = set(`
  пару пара несколько полтора полторы половину few couple several some half
  necha неча нече бірнеше yarim ярим жарым жарты ним якчанд чанд якуним
`);
/** "in": so much later. */
export const LATER_BEFORE = set('через спустя in баъди bad пас cherez');
export const LATER_AFTER = set("keyin кейин кийин кейін so'ng сўнг соң сон баъд");

/** Units in a shape that needs no "one": "неделю назад", "ҳафтае пеш". */
export const SINGLE_UNITS: ReadonlyMap<string, DurationUnit> = new Map(
  (
    [
      ['day', 'день сутки рӯзе'],
      ['week', 'неделю недельку неделя nedelyu ҳафтае'],
      ['month', 'месяц mesyats mesyac моҳе'],
      ['year', 'год god соле'],
    ] as const
  ).flatMap(([unit, list]) => keysOf(list).map((key) => [key, unit] as const)),
);

/** Half a year in one word. */
export const HALF_YEAR_WORD = set('полгода polgoda');
/** Half a year in two: this before a year. */
export const HALF = set('пол yarim ярим жарты жарым ним half');

/** Joins two lengths: "two months and ten days". */
export const AND = set('и and va ва және жана у ю');

/** Words for being here. */
export const isHere = beginsWith(`
  =здесь =сдесь =тут нахожусь нахадусь находимся =живу =живем проживаю
  yerda erda осында мұнда мунда мында жердемин жерде
  =инҷо =ҷо ҷоям ҷоем ҳастам ҳастем истодаам
  =here kazakhstan казахстан қазақстан казакстан qozog'iston қозоғистон козогистон қазоқистон
`);
/** "already": a length of time that goes on until today. */
export const ALREADY = set('уже uzhe already аллакай allaqachon');
/** "became", "passed", before or after a length of time. */
export const isOver = beginsWith(`
  прошл =прошел исполнил =проходит
  bo'ldi бўлди болды болду булди bo'lyap bo'lib to'ldi тўлди толды толду
  =шуд =шудааст =мешавад =гузашт =аст shud meshavad =passed
`);
/** "келгеніме", "kelganimga", "kirganimdan", "келгелі": since I came. */
export const SINCE_COMING = /^(?:kel|kir)g(?:[ae]nim|[ae]nibi|[ae]nde[nb]|[ae]li$)/;
export const SINCE = set('бері beri бери buyon буён');
/** Nouns of coming: "омаданам 10 рӯз шуд", "10 дней после приезда", "since arrival". */
export const isComingNoun = beginsWith('омаданам воридшав приезд въезд arrival');
/** Before a length of time that lies ahead or is allowed. */
export const AHEAD = set(`
  на до ещё еще only within max максимум разрешено разрешили дали можно могу можем allowed allow may can
  yana тағы дагы faqat барои
`);
/** After or before what is left. */
export const isRemaining = beginsWith(
  'осталос остал qoldi қалды калды мондааст =монд =left remain =more =allowed',
);
/** "the third": ends of an ordinal as written. */
export const ORDINAL_END =
  /(?:[ыио]й|[ыиое]е|го|in?chi|[иы]?нчи|нч[иыуү]|н?ш[іы]|юм|ум|уми|юми|th|first|second|third)$/u;
/** Endings of an ordinal in digits, apart from them. */
export const ORDINAL_SUFFIX = set(
  'й ый ой ий st nd rd th шы ші нші ншы інші ыншы чи чы чү чу нчи нчы нчү нчу инчи ынчы inchi nchi ум юм уми юми',
);
