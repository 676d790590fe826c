import type { z } from 'zod';
import type { Contact, Contacts } from '../contacts.ts';
import type { Figures } from '../figures.ts';
import type { Countries, Fact, HolidayYear, Source, Term } from './content.ts';
import type { Problems, SourceFiles } from './problem.ts';
import { readYaml } from './read-yaml.ts';
import {
  contactsSchema,
  countriesSchema,
  figuresSchema,
  glossarySchema,
  holidaysSchema,
  sourcesSchema,
} from './schemas.ts';

/** Reads one data file of the content folder; a missing file is a problem of its own. */
function readData<T>(
  name: string,
  schema: z.ZodType<T>,
  files: SourceFiles,
  problems: Problems,
): T | undefined {
  const file = `content/${name}`;
  const text = files.get(file);
  if (text !== undefined) return readYaml(file, text, schema, problems);
  problems.error(file, 'the file is missing; the service cannot run without it');
  return undefined;
}

/** `content/figures.yaml` by name; empty after a problem. */
export function parseFigures(files: SourceFiles, problems: Problems): Figures {
  const data = readData('figures.yaml', figuresSchema, files, problems) ?? {};
  return new Map(
    Object.entries(data).map(([name, { label, unit, fact, values }]) => [
      name,
      { name, label, unit, fact, values: values.map(withoutUndefined) },
    ]),
  );
}

/** `content/contacts.yaml` by id; empty after a problem. */
export function parseContacts(files: SourceFiles, problems: Problems): Contacts {
  const data = readData('contacts.yaml', contactsSchema, files, problems) ?? {};
  return new Map(
    Object.entries(data).map(([id, { from_abroad, phones, ...contact }]) => [
      id,
      {
        ...withoutUndefined(contact),
        id,
        phones: phones.map(withoutUndefined),
        ...(from_abroad ? { fromAbroad: withoutUndefined(from_abroad) } : {}),
      } as Contact,
    ]),
  );
}

/** `content/countries.yaml`, with the groups that `:::for` blocks may name. */
export function parseCountries(files: SourceFiles, problems: Problems): Countries {
  const data = readData('countries.yaml', countriesSchema, files, problems);
  const rows = Object.entries(data?.countries ?? {});
  const codesWhere = (test: (row: (typeof rows)[number][1]) => boolean) =>
    rows.filter(([, row]) => test(row)).map(([code]) => code);
  return {
    checked: data?.checked ?? '',
    home: data?.home,
    ordinaryWords: Object.values(data?.ordinary_words ?? {}).flat(),
    stayRules: (data?.stay_rules ?? []).map(({ sources_differ, registration_unclear, ...rule }) => ({
      ...withoutUndefined(rule),
      ...(sources_differ ? { sourcesDiffer: true } : {}),
      ...(registration_unclear ? { registrationUnclear: true } : {}),
    })),
    groups: new Map<string, readonly string[]>([
      ...Object.entries(data?.groups ?? {}),
      ['visa-free', codesWhere((row) => row.visa_free)],
      ['visa-needed', codesWhere((row) => !row.visa_free)],
    ]),
    byCode: new Map(
      rows.map(([code, row]) => [
        code,
        {
          code,
          visaFree: row.visa_free,
          daysPerVisit: row.days_per_visit,
          windowDays: row.window_days,
          daysInWindow: row.days_in_window,
          eaeu: row.eaeu,
          words: Object.values(row.words ?? {}).flat(),
          idCardAccepted: row.id_card_accepted,
          workPermitNeeded: row.work_permit_needed,
          confidence: row.confidence,
          names: row.names,
        },
      ]),
    ),
  };
}

/** `content/holidays.yaml` by year. */
export function parseHolidays(files: SourceFiles, problems: Problems): ReadonlyMap<string, HolidayYear> {
  const data = readData('holidays.yaml', holidaysSchema, files, problems);
  return new Map(
    Object.entries(data?.years ?? {}).map(([year, row]) => [
      year,
      { complete: row.complete, daysOff: row.days_off, workingWeekends: row.working_weekends },
    ]),
  );
}

/** `content/sources.yaml`: facts by id, each with its documents. */
export function parseFacts(files: SourceFiles, problems: Problems): ReadonlyMap<string, Fact> {
  const data = readData('sources.yaml', sourcesSchema, files, problems);
  const documents = new Map(
    Object.entries(data?.documents ?? {}).map(([id, { title, url, date }]): [string, Source] => [
      id,
      { title, url: url ?? null, date: date === null || date === undefined ? null : String(date) },
    ]),
  );
  return new Map(
    Object.entries(data?.facts ?? {}).map(([id, fact]) => {
      for (const name of fact.documents) {
        if (!documents.has(name))
          problems.error(
            'content/sources.yaml',
            `fact ${id} names the document "${name}", which is not listed; add it under "documents"`,
          );
      }
      const found = fact.documents.flatMap((name) => documents.get(name) ?? []);
      return [
        id,
        {
          id,
          confidence: fact.confidence,
          mayChange: fact.may_change,
          documents: found,
          ...(fact.basis ? { basis: fact.basis } : {}),
        },
      ];
    }),
  );
}

/** `content/glossary.yaml` as a list. */
export function parseGlossary(files: SourceFiles, problems: Problems): Term[] {
  const data = readData('glossary.yaml', glossarySchema, files, problems) ?? {};
  return Object.entries(data).map(([id, { paper, names, avoid }]) => ({
    id,
    paper,
    names,
    avoid: withoutUndefined(avoid),
  }));
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** The object without keys whose value is undefined, as exact optional types want it. */
function withoutUndefined<T extends object>(object: T): Defined<T> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Defined<T>;
}
