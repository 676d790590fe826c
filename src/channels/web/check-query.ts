import { isDay } from '../../core/calculators/dates.ts';
import type { CheckAddress } from '../../core/checklist/check-path.ts';
import { DIRECTIONS } from '../../core/checklist/checklist.ts';
import type { CheckContent } from '../../core/dialogue/shown-checklist.ts';

/** What an address of the check asks for, every code known; an empty field counts as absent. */
export type AskedCheck = CheckAddress;

export type ReadCheck =
  | { readonly ok: true; readonly asked: AskedCheck }
  /** `noSuchDay` is a day that no calendar has, as it was written. */
  | { readonly ok: false; readonly noSuchDay?: string };

const ISO_SHAPE = /^\d{4}-\d{2}-\d{2}$/;
const COUNTRY_CODE = /^[A-Z]{2}$/;

/** Reads the query of `/check`; whatever is not of it is passed over. */
export function readCheckQuery(query: unknown, { checklist }: Pick<CheckContent, 'checklist'>): ReadCheck {
  const field = fieldReader(query);
  const days = [field('arrival'), field('on')].filter((day) => day !== undefined && !isDay(day));
  const [day] = days;
  if (day !== undefined) return ISO_SHAPE.test(day) ? { ok: false, noSuchDay: day } : { ok: false };
  const direction = DIRECTIONS.find((each) => each === field('direction'));
  const purpose = checklist.purposes.find(({ id }) => id === field('purpose'))?.id;
  const stage = checklist.stages.find(({ id }) => id === field('stage'))?.id;
  const citizenship = field('citizenship')?.toUpperCase();
  const known = { direction, purpose, stage };
  const isUnknown = (['direction', 'purpose', 'stage'] as const).some(
    (name) => field(name) !== undefined && known[name] === undefined,
  );
  if (isUnknown || (citizenship !== undefined && !COUNTRY_CODE.test(citizenship))) return { ok: false };
  return { ok: true, asked: { ...known, citizenship, arrival: field('arrival'), on: field('on') } };
}

/** A field that stands there twice is none of ours. */
const fieldReader =
  (query: unknown) =>
  (name: string): string | undefined => {
    const value = (query as Readonly<Record<string, unknown>> | null)?.[name];
    if (Array.isArray(value)) return ' ';
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
