import type { Address, PhoneNumber } from './address.ts';

/** Something found in a text, and where it stands (UTF-16 code units). */
export interface Placed<T extends Address> {
  readonly found: T;
  readonly start: number;
  readonly end: number;
}

/** Digits with the signs that people put between them; letters before make it the number of a paper. */
const NUMBER = /(?<![\p{L}\p{N}№]|№ )\+?\(?\d(?:[ \u00a0().\-–‑]{0,3}\d)*/gu;
const MONEY =
  /^\s*(?:тенге|теңге|тг|тыс|мың|минг|ming|tenge|тнг|₸|\$|€|₽|руб|сум|сом|so[ʻʼ'’]?m|usd|kzt|долл|доллар|%)/iu;
const DATES = [
  /(?<!\d)[0-3]?\d[./][01]?\d[./](?:19|20)?\d{2}(?!\d)/g,
  /(?<!\d)[0-3]?\d[ -][01]?\d[ -](?:19|20)\d{2}(?!\d)/g,
  /(?<!\d)(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2}(?!\d)/g,
  /(?<!\d)(?:19|20)\d{2}\s?[-–]\s?(?:19|20)\d{2}(?!\d)/g,
];
/** Three digits at a time are a sum of money: 1 500 000. */
const GROUPED_SUM = /^[1-9]\d{0,2}(?:[ .\u00a0]\d{3}){1,2}$/;
/** Countries whose people write to us or go there to work; their numbers are known without a plus. */
const COUNTRY_CODES = /^(?:998|996|992|993|994|971|966|972|995|82|90|91|86|48|49|44|420|370|371|372|380|375)/;

/**
 * The phones of a text, in order. `listed` tells whether digits stand in the registry: those are believed in any notation.
 * Left out are dates, sums, IIN and BIN (twelve digits that begin with a month of a year), cards and papers.
 */
export function phonesInText(text: string, listed: (digits: string) => boolean): Placed<PhoneNumber>[] {
  if (!/\d/.test(text)) return [];
  const undated = DATES.reduce((rest, date) => rest.replace(date, (found) => ' '.repeat(found.length)), text);
  return [...undated.matchAll(NUMBER)].flatMap((match) => {
    const written = match[0];
    const start = match.index;
    const end = start + written.length;
    if (MONEY.test(text.slice(end))) return [];
    return readPhones(written, listed).map((found) => ({ found, start, end }));
  });
}

const SHORTEST = 3;
const SHORT = 5;
const LONGEST = 15;

/** One phone, or short numbers of the registry one after another: 101 102 103. */
function readPhones(written: string, listed: (digits: string) => boolean): PhoneNumber[] {
  const groups = written.match(/\d+/g) ?? [];
  if (groups.length > 1 && groups.every((group) => group.length >= SHORTEST && listed(group)))
    return groups.map((digits) => ({ type: 'phone', digits, short: true }));
  return [readPhone(written, listed) ?? []].flat();
}

function readPhone(written: string, listed: (digits: string) => boolean): PhoneNumber | undefined {
  const digits = fullNumber(written);
  const short = digits.length <= SHORT;
  if (digits.length < SHORTEST || digits.length > LONGEST) return undefined;
  if (short) return { type: 'phone', digits, short };
  return listed(digits) || looksLikePhone(written, digits) ? { type: 'phone', digits, short } : undefined;
}

/** Digits with the country code in front where the notation tells it: 8 and 8~10 are how Kazakhstan dials out. */
export function fullNumber(written: string): string {
  const digits = written.replace(/\D/g, '');
  if (written.trimStart().startsWith('+')) return digits;
  if (/^810\d{9,}$/.test(digits)) return digits.slice(3);
  if (/^00[1-9]\d{8,}$/.test(digits)) return digits.slice(2);
  if (/^8[67]\d{9}$/.test(digits)) return `7${digits.slice(1)}`;
  return /^7\d{9}$/.test(digits) ? `7${digits}` : digits;
}

function looksLikePhone(written: string, digits: string): boolean {
  if (written.startsWith('+')) return digits.length >= 8;
  if (GROUPED_SUM.test(written)) return false;
  const groups = written.match(/\d+/g)?.length ?? 0;
  if (/^7\d{10}$/.test(digits)) return true;
  if (groups === 1 && isStateNumber(digits)) return false;
  if (COUNTRY_CODES.test(digits) && digits.length >= 11) return true;
  return groups >= 3 && digits.length >= 7 && !/\d{5}/.test(written);
}

/** An IIN begins with a date of birth, a BIN with year, month and the kind of firm. */
const isStateNumber = (digits: string): boolean => /^\d{2}(?:0[1-9]|1[0-2])\d{8}$/.test(digits);
