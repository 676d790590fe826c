import type { z } from 'zod';
import type { Checklist, LineTexts, Stage, Step, StepTerm } from '../checklist/checklist.ts';
import { DIRECTIONS } from '../checklist/checklist.ts';
import { forEachLocale, LOCALES, type Locale } from '../locale.ts';
import { parseInline } from './parse-template.ts';
import type { Problems, SourceFiles } from './problem.ts';
import { lineInYaml, readYaml } from './read-yaml.ts';
import { checklistSchema, checklistTextsSchema } from './schemas.ts';

export const CHECKLIST_FILE = 'content/checklist/checklist.yaml';
export const checklistTextsFile = (locale: Locale): string => `content/checklist/${locale}.yaml`;

type Data = z.infer<typeof checklistSchema>;
type Texts = Partial<Record<Locale, z.infer<typeof checklistTextsSchema>>>;
type Section = keyof z.infer<typeof checklistTextsSchema>;
type Line = (section: Section, id: string) => LineTexts;

/** `content/checklist/` as one list; `undefined` where there is none, or after a problem. */
export function parseChecklist(files: SourceFiles, problems: Problems): Checklist | undefined {
  const text = files.get(CHECKLIST_FILE);
  if (text === undefined) return undefined;
  const data = readYaml(CHECKLIST_FILE, text, checklistSchema, problems);
  const texts = readTexts(files, problems);
  if (!data || LOCALES.some((locale) => texts[locale] === undefined)) return undefined;
  reportStrays(data, texts, files, problems);
  const line = lineReader(texts, files, problems);
  return {
    purposes: DIRECTIONS.flatMap((direction) =>
      data.directions[direction].purposes.map((id) => ({
        id,
        direction,
        without: data.without[id] ?? [],
        texts: line('purposes', id),
      })),
    ),
    stages: DIRECTIONS.flatMap((direction) =>
      data.directions[direction].stages.map((id): Stage => {
        const arrival = data.arrival[id];
        return { id, direction, ...(arrival ? { arrival } : {}), texts: line('stages', id) };
      }),
    ),
    terms: Object.entries(data.times).map(
      ([id, { calculator, figure, before }]): StepTerm => ({
        id,
        before,
        ...(calculator ? { calculator } : {}),
        ...(figure ? { figure } : {}),
        texts: line('times', id),
      }),
    ),
    steps: Object.entries(data.steps).map(
      ([id, step]) => ({ ...step, id, texts: line('steps', id) }) as Step,
    ),
    offered: data.offered,
  };
}

function readTexts(files: SourceFiles, problems: Problems): Texts {
  return forEachLocale((locale) => {
    const file = checklistTextsFile(locale);
    const text = files.get(file);
    if (text !== undefined) return readYaml(file, text, checklistTextsSchema, problems);
    problems.error(file, 'the file is missing; the guided check needs its lines in every language');
    return undefined;
  }) as Texts;
}

/** The ids of one section as checklist.yaml has them. */
function idsOf({ directions, times, steps }: Data, section: Section): string[] {
  switch (section) {
    case 'purposes':
    case 'stages':
      return DIRECTIONS.flatMap((direction) => directions[direction][section]);
    case 'times':
      return Object.keys(times);
    case 'steps':
      return Object.keys(steps);
    default:
      return section satisfies never;
  }
}

const SECTIONS = ['purposes', 'stages', 'times', 'steps'] as const satisfies readonly Section[];

/** Lines that belong to nothing, and things that have no line. */
function reportStrays(data: Data, texts: Texts, files: SourceFiles, problems: Problems): void {
  for (const locale of LOCALES) {
    const file = checklistTextsFile(locale);
    for (const section of SECTIONS) {
      const lines = texts[locale]?.[section] ?? {};
      const ids = idsOf(data, section);
      for (const id of ids.filter((name) => lines[name] === undefined))
        problems.error(
          file,
          `"${section}.${id}": text is missing`,
          lineInYaml(files.get(file) ?? '', [section]),
        );
      for (const id of Object.keys(lines).filter((name) => !ids.includes(name)))
        problems.error(
          file,
          `"${section}.${id}" is not in ${CHECKLIST_FILE}; remove the line or correct the name`,
          lineInYaml(files.get(file) ?? '', [section, id]),
        );
    }
  }
}

const lineReader =
  (texts: Texts, files: SourceFiles, problems: Problems): Line =>
  (section, id) =>
    forEachLocale((locale) => {
      const { value, faults } = parseInline(texts[locale]?.[section][id] ?? '');
      const file = checklistTextsFile(locale);
      const isThere = texts[locale]?.[section][id] !== undefined;
      for (const { message } of isThere ? faults : [])
        problems.error(file, message, lineInYaml(files.get(file) ?? '', [section, id]));
      return value;
    });
