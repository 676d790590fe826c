import type { Checklist, LineTexts, Step, StepGroup, StepTerm } from '../checklist/checklist.ts';
import { allGroups, pathsOf, stepsOn } from '../checklist/paths.ts';
import type { TemplateInline } from '../entry.ts';
import { LOCALES } from '../locale.ts';
import { checkInline } from './check-library.ts';
import { namesIn } from './check-papers.ts';
import type { Library } from './content.ts';
import { CHECKLIST_FILE, checklistTextsFile } from './parse-checklist.ts';
import type { Problems, SourceFiles } from './problem.ts';
import { lineInYaml } from './read-yaml.ts';

/** Longest line of a step, in UTF-16 code units, figures filled in: it has to fit a phone. */
const MAX_STEP_LENGTH = 90;

interface Check {
  readonly checklist: Checklist;
  readonly library: Library;
  readonly files: SourceFiles;
  readonly today: string;
  readonly problems: Problems;
}

/** Checks the guided check: every name leads somewhere, facts are the entry's own, languages agree, no path is empty and no step idle. */
export function checkChecklist(parts: Omit<Check, 'checklist'>): void {
  const { checklist } = parts.library;
  if (!checklist) return;
  const check = { ...parts, checklist };
  for (const step of checklist.steps) checkStep(step, check);
  for (const term of checklist.terms) checkTerm(term, check);
  for (const id of checklist.offered) checkEntry(id, ['offered'], check);
  for (const { section, id, texts } of linesOf(checklist)) checkTexts(section, id, texts, check);
  checkPaths(check);
}

const report = ({ files, problems }: Check, path: readonly string[], message: string): void =>
  problems.error(CHECKLIST_FILE, message, lineInYaml(files.get(CHECKLIST_FILE) ?? '', path));

function checkEntry(id: string, path: readonly string[], check: Check): void {
  if (!check.library.entries.has(id))
    report(check, path, `"${path.join('.')}" names the entry ${id}, which does not exist; correct the name`);
}

function checkStep(step: Step, check: Check): void {
  const { library, checklist } = check;
  for (const entry of step.entries) checkEntry(entry, ['steps', step.id, 'entries'], check);
  const cited = new Set(step.entries.flatMap((entry) => library.entries.get(entry)?.sources ?? []));
  for (const fact of step.facts.filter((id) => !cited.has(id)))
    report(
      check,
      ['steps', step.id, 'facts'],
      `"${step.id}" relies on the fact ${fact}, which ${step.entries.join(', ')} does not cite; say only what the entry says`,
    );
  if (step.time !== undefined && !checklist.terms.some(({ id }) => id === step.time))
    report(
      check,
      ['steps', step.id, 'time'],
      `"${step.id}" has the time ${step.time}, which is not under "times"; add it there or correct the name`,
    );
  if (step.late !== undefined && !checklist.steps.some(({ id }) => id === step.late))
    report(
      check,
      ['steps', step.id, 'late'],
      `"${step.id}" gives way to ${step.late}, which is not under "steps"; correct the name`,
    );
  if ((step.from ?? '') > (step.until ?? '9999'))
    report(
      check,
      ['steps', step.id, 'until'],
      `"${step.id}" ends before it begins; correct "from" or "until"`,
    );
  for (const group of step.for) checkGroup(step, group, check);
}

function checkGroup(step: Step, group: StepGroup, check: Check): void {
  const { checklist, library } = check;
  const groups = [...allGroups(library.countries)];
  const known = {
    stages: checklist.stages.map(({ id }) => id),
    purposes: checklist.purposes.map(({ id }) => id),
    citizens: groups,
    except: groups,
  };
  for (const field of ['stages', 'purposes', 'citizens', 'except'] as const) {
    for (const name of (group[field] ?? []).filter((each) => !known[field].includes(each)))
      report(
        check,
        ['steps', step.id, 'for'],
        `"${step.id}" is for ${field} ${name}, which there is not; use one of ${known[field].join(', ')}`,
      );
  }
}

function checkTerm({ id, figure, calculator }: StepTerm, check: Check): void {
  if (figure !== undefined && calculator !== undefined)
    report(check, ['times', id], `"${id}" has a calculator and a figure; keep one of the two`);
  if (figure === undefined) return;
  const found = check.library.figures.get(figure);
  if (!found) {
    const message = `"${id}" counts by ${figure}, which is not in content/figures.yaml; add it there or correct the name`;
    report(check, ['times', id, 'figure'], message);
  } else if (!['days', 'calendar-days', 'working-days'].includes(found.unit)) {
    report(
      check,
      ['times', id, 'figure'],
      `"${id}" counts by ${figure}, which is no number of days; name another`,
    );
  }
}

interface NamedLine {
  readonly section: 'purposes' | 'stages' | 'times' | 'steps';
  readonly id: string;
  readonly texts: LineTexts;
}

const linesOf = ({ purposes, stages, terms, steps }: Checklist): NamedLine[] => [
  ...purposes.map(({ id, texts }) => ({ section: 'purposes', id, texts }) as const),
  ...stages.map(({ id, texts }) => ({ section: 'stages', id, texts }) as const),
  ...terms.map(({ id, texts }) => ({ section: 'times', id, texts }) as const),
  ...steps.map(({ id, texts }) => ({ section: 'steps', id, texts }) as const),
];

function checkTexts(section: NamedLine['section'], id: string, texts: LineTexts, check: Check): void {
  const expected = referencesOf(texts.en);
  for (const locale of LOCALES) {
    const file = checklistTextsFile(locale);
    const here = withLine(file, [section, id], check);
    for (const node of texts[locale]) checkInline(node, file, check.library, check.today, here);
    if (texts[locale].some(({ type }) => type === 'strong' || type === 'entry'))
      here.error(file, `"${section}.${id}" has a link or bold words; a button shows plain words only`);
    if (referencesOf(texts[locale]) !== expected)
      here.error(file, `the {{…}} of ${section}.${id} differ from those of en.yaml; make them agree`);
    const length = lengthOf(texts[locale]);
    if (section === 'steps' && length > MAX_STEP_LENGTH)
      here.warn(file, `"steps.${id}" has ${length} characters; the limit is ${MAX_STEP_LENGTH}`);
  }
}

/** Finding a line costs a reading of the file, so it is looked for only when there is something to say. */
function withLine(file: string, path: readonly string[], { files, problems }: Check): Problems {
  const line = () => lineInYaml(files.get(file) ?? '', path);
  return {
    ...problems,
    error: (name, message) => problems.error(name, message, line()),
    warn: (name, message) => problems.warn(name, message, line()),
  };
}

const referencesOf = (nodes: readonly TemplateInline[]): string => nodes.flatMap(namesIn).sort().join(' ');

/** Most figures of steps have this many digits. */
const FIGURE_LENGTH = 2;

const lengthOf = (nodes: readonly TemplateInline[]): number =>
  nodes.reduce((sum, node) => sum + (node.type === 'text' ? node.value.length : FIGURE_LENGTH), 0);

/** Walks every path; a step that lies on none is idle, and a path without steps is a dead end. */
function checkPaths(check: Check): void {
  const { checklist, library } = check;
  const reached = new Set<Step>();
  for (const path of pathsOf(checklist, library.countries)) {
    const steps = stepsOn(path, checklist, library.countries);
    for (const step of steps) reached.add(step);
    if (!steps.some(isLasting)) {
      const names = [path.citizenship, path.purpose, path.stage].filter((name) => name !== undefined);
      report(
        check,
        ['steps'],
        `no step is for ${names.join(', ')}; add one, or forbid the pair under "without"`,
      );
    }
  }
  for (const step of checklist.steps.filter((each) => !reached.has(each)))
    report(check, ['steps', step.id], `no path leads to "${step.id}"; correct its "for" or remove the step`);
}

/** On some day only steps without an end are left. */
const isLasting = ({ from, until }: Step): boolean => from === undefined && until === undefined;
