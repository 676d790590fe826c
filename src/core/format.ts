import type { Evaluated, FigureFormat } from './figures.ts';
import type { Locale } from './locale.ts';

const NBSP = '\u00a0';

/** A number with groups of three: `43 250`, `1,25` (a point in English). */
export function formatNumber(value: number, locale: Locale): string {
  const rounded = Math.round(value * 100) / 100;
  const [whole = '', fraction] = String(Math.abs(rounded)).split('.');
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, NBSP) : whole;
  const sign = rounded < 0 ? '−' : '';
  return sign + grouped + (fraction ? (locale === 'en' ? '.' : ',') + fraction : '');
}

/** A sum in tenge: `43 250 ₸`. */
export const formatTenge = (value: number, locale: Locale): string =>
  `${formatNumber(Math.round(value), locale).replace(/^(−?)(\d)(\d{3})$/, `$1$2${NBSP}$3`)}${NBSP}₸`;

/** CLDR has no Tajik month names that ICU ships, so they stand here, with the ending they take after a day. */
const TAJIK_MONTHS = [
  'январи',
  'феврали',
  'марти',
  'апрели',
  'майи',
  'июни',
  'июли',
  'августи',
  'сентябри',
  'октябри',
  'ноябри',
  'декабри',
] as const;

/** ICU writes Uzbek dates in an order that no sentence uses. */
const UZBEK_MONTHS = [
  'yanvar',
  'fevral',
  'mart',
  'aprel',
  'may',
  'iyun',
  'iyul',
  'avgust',
  'sentabr',
  'oktabr',
  'noyabr',
  'dekabr',
] as const;

/** Kyrgyz months with the ending they take after "жылдын", as dates are read aloud; ICU writes an abbreviation. */
const KYRGYZ_MONTHS = [
  'январы',
  'февралы',
  'марты',
  'апрели',
  'майы',
  'июну',
  'июлу',
  'августу',
  'сентябры',
  'октябры',
  'ноябры',
  'декабры',
] as const;

/** An ISO day, month or year in words: `20 ноября 2026 года`, `2026 жылғы 20 қараша`, `2026-yil 20-noyabr`. */
export function formatDate(iso: string, locale: Locale): string {
  const [year = '', month, dayText] = iso.split('-');
  if (!month) return year;
  const day = dayText === undefined ? undefined : Number(dayText);
  const at = Number(month) - 1;
  if (locale === 'tg') return [day, TAJIK_MONTHS[at], 'соли', year].filter(Boolean).join(' ');
  if (locale === 'uz') return `${year}-yil ${day === undefined ? '' : `${day}-`}${UZBEK_MONTHS[at]}`;
  if (locale === 'ky') return `${year}-жылдын ${day === undefined ? '' : `${day}-`}${KYRGYZ_MONTHS[at]}`;
  return withIcu(new Date(Date.UTC(Number(year), at, day ?? 1)), day !== undefined, locale);
}

type Written = Exclude<Locale, 'uz' | 'tg' | 'ky'>;

const icu = (day: boolean) => (locale: Written) =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    year: 'numeric',
    month: 'long',
    timeZone: 'UTC',
    ...(day ? { day: 'numeric' } : {}),
  });
const formatters = (day: boolean): Readonly<Record<Written, Intl.DateTimeFormat>> => {
  const make = icu(day);
  return { kk: make('kk'), ru: make('ru'), en: make('en') };
};
const DAYS = formatters(true);
const MONTHS = formatters(false);

function withIcu(date: Date, withDay: boolean, locale: Written): string {
  // An abbreviated "year" would end a sentence with two full stops.
  return (withDay ? DAYS : MONTHS)[locale].format(date).replace(/ г\.$/, ' года').replace(' ж. ', ' жылғы ');
}

/** A figure as a text prints it: by the format asked for, else by its unit; day counts and the like as bare numbers. */
export function formatFigure(figure: Evaluated, format: FigureFormat | undefined, locale: Locale): string {
  const { value, unit } = figure;
  if (typeof value === 'string') return unit === 'date' ? formatDate(value, locale) : value;
  if (format === 'tenge' || (format === undefined && unit === 'tenge')) return formatTenge(value, locale);
  if (format === 'percent' || (format === undefined && unit === 'percent')) {
    return `${formatNumber(value, locale)}${locale === 'en' ? '' : NBSP}%`;
  }
  return unit === 'year' ? String(value) : formatNumber(value, locale);
}
