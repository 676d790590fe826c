import { beforeAll, describe, expect, it } from 'vitest';
import { readLibrary } from '../../../src/core/content/build-content.ts';
import { formatProblem, type SourceFiles } from '../../../src/core/content/problem.ts';
import { similarQuestions } from '../../../src/core/content/similar-questions.ts';
import { inlinesOf } from '../../../src/core/content/text-lines.ts';
import { LOCALES } from '../../../src/core/locale.ts';
import { SESSION_TTL_SECONDS } from '../../../src/core/session.ts';
import { FEEDBACK_TTL_DAYS, REMINDER_TTL_MS, UNANSWERED_TTL_DAYS } from '../../../src/storage/retention.ts';
import { CHECKED_DAY, problemsAfter, realFiles } from '../../support/real-content.ts';

let files: SourceFiles;
beforeAll(async () => {
  files = await realFiles();
});

const text = (path: string) => files.get(path) ?? '';
const said = (changes: Record<string, string | undefined>, today?: string) =>
  problemsAfter(files, changes, today).map(formatProblem);

const ENTRY = 'content/notify/arrival/entry.yaml';
const RU = 'content/notify/arrival/ru.md';

describe('the project’s own content', () => {
  it('has no error on the day it was checked, and no warning but of readability', () => {
    const grave = problemsAfter(files, {}).filter(({ message }) => !/\(limit \d+/.test(message));
    expect(grave.map(formatProblem)).toEqual([]);
  });

  it('holds no question variant that all but stands under another entry', () => {
    const { library } = readLibrary({ files, today: CHECKED_DAY });
    expect(similarQuestions(library).filter(({ likeness }) => likeness > 0.9)).toEqual([]);
  });

  it('types no digit in any text: every number and phone comes from the data files', () => {
    const { library } = readLibrary({ files, today: CHECKED_DAY });
    for (const entry of library.entries.values()) {
      for (const locale of LOCALES) {
        const typed = inlinesOf(entry.texts[locale]).filter(
          (node) => node.type === 'text' && /\d/.test(node.value),
        );
        expect(typed, `${entry.id} ${locale}`).toEqual([]);
        expect(entry.texts[locale].title, `${entry.id} ${locale}`).not.toMatch(/\d{2}/);
      }
    }
  });

  it('promises the retention that the stores really keep', () => {
    const { library } = readLibrary({ files, today: CHECKED_DAY });
    const value = (name: string) => library.figures.get(name)?.values[0]?.value;
    expect(value('privacy-unanswered-days')).toBe(UNANSWERED_TTL_DAYS);
    expect(value('privacy-session-hours')).toBe(SESSION_TTL_SECONDS / 3600);
    expect(value('privacy-reminder-days')).toBe(REMINDER_TTL_MS / (24 * 3600 * 1000));
    expect(FEEDBACK_TTL_DAYS).toBeGreaterThan(0);
  });
});

describe('the content check', () => {
  it('names a figure that does not exist, with file and remedy', () => {
    expect(said({ [RU]: text(RU).replace('{{notify-host-days}}', '{{notify-host-day}}') })).toContainEqual(
      expect.stringMatching(
        /^content\/notify\/arrival\/ru\.md: \{\{notify-host-day\}\} is not in content\/figures\.yaml/,
      ),
    );
  });

  it('names a number and a phone that are typed in a text', () => {
    expect(said({ [RU]: `${text(RU)}\nЗвоните 102 или +7 701 123 45 67.\n` })).toContainEqual(
      expect.stringContaining('is typed in the text'),
    );
  });

  it('names a contact that does not exist', () => {
    expect(said({ [ENTRY]: text(ENTRY).replace('egov-1414', 'egov-1415') })).toContainEqual(
      expect.stringMatching(/entry\.yaml: the contact "egov-1415" is not in content\/contacts\.yaml/),
    );
  });

  it('names a fact, a related entry and a group that do not exist', () => {
    const problems = said({
      [ENTRY]: text(ENTRY).replace('F-ENTRY-22', 'F-ENTRY-222').replace('notify.how', 'notify.hwo'),
      [RU]: text(RU).replace(':::for UZ', ':::for UZZ'),
    });
    expect(problems.join('\n')).toMatch(/F-ENTRY-222.*\n(.*\n)*.*notify\.hwo/);
    expect(problems).toContainEqual(expect.stringContaining(':::for UZZ'));
  });

  it('names the line of a missing date', () => {
    expect(said({ [ENTRY]: text(ENTRY).replace(/checked: .*/, '') })).toContainEqual(
      expect.stringMatching(/entry\.yaml:\d+: "checked": a day is missing; write it as 2026-11-20/),
    );
  });

  it('explains tabs in YAML', () => {
    expect(said({ [ENTRY]: text(ENTRY).replace('audience:', '\taudience:') })).toContainEqual(
      expect.stringMatching(/entry\.yaml:\d+: .*replace the tabs/),
    );
  });

  it('refuses a word of a concept that is several', () => {
    const file = 'locales/ru/concepts.txt';
    expect(said({ [file]: text(file).replace('\nusa\t', '\nusa\tнью-йорк* ') })).toContainEqual(
      expect.stringMatching(/concepts\.txt:\d+: "нью-йорк\*" is not one word/),
    );
  });

  it('names a missing text, a missing data file and a missing lexicon', () => {
    const problems = said({
      [RU]: undefined,
      'content/figures.yaml': undefined,
      'locales/ky/safety.yaml': undefined,
    });
    expect(problems).toContainEqual(expect.stringContaining('ru.md: the file is missing'));
    expect(problems).toContainEqual(expect.stringContaining('content/figures.yaml: the file is missing'));
    expect(problems).toContainEqual(expect.stringContaining('locales/ky/safety.yaml: the file is missing'));
  });

  it('warns of an expired figure, naming it and the remedy', () => {
    const problems = said({}, '2027-02-01');
    expect(problems).toContainEqual(
      expect.stringMatching(/warning: \{\{mci.*\}\} has no value for 2027-02-01: .* add the new one/),
    );
  });

  it('warns of a review date that has passed', () => {
    expect(said({}, '2027-02-01')).toContainEqual(
      expect.stringMatching(/entry\.yaml: warning: "review_by" .* has passed/),
    );
  });

  it('names a text whose numbers differ from the other languages', () => {
    expect(said({ [RU]: text(RU).replace('{{notify-host-days}}', '{{registration-day}}') })).toContainEqual(
      expect.stringContaining('make the languages agree'),
    );
  });

  it('names a question that stands under two entries', () => {
    const path = 'content/notify/how/ru.questions.txt';
    const first = text('content/notify/arrival/ru.questions.txt')
      .split('\n')
      .find((line) => line && !line.startsWith('#'));
    expect(said({ [path]: `${text(path)}\n${first}` })).toContainEqual(
      expect.stringContaining('stands under'),
    );
  });

  it('names an unknown heading, a block left open and a forbidden link, each with its line', () => {
    const problems = said({ [RU]: `${text(RU)}\n## цена\n\n:::for eaeu\n[сайт](https://example.com)\n` });
    expect(problems).toContainEqual(expect.stringMatching(/ru\.md:\d+: unknown section "## цена"/));
    const open = said({ [RU]: `${text(RU)}\n:::for eaeu\n[сайт](https://example.com)\n` });
    expect(open).toContainEqual(expect.stringMatching(/ru\.md:\d+: this ":::for" block is not closed/));
    expect(open).toContainEqual(
      expect.stringMatching(/ru\.md:\d+: the link "https:\/\/example\.com" is not allowed/),
    );
  });

  it('names a contact without any way to reach it', () => {
    const contacts = text('content/contacts.yaml').replace(
      / {2}phones:\n {4}- number: "112"\n {6}dial: "112"\n/,
      '',
    );
    expect(said({ 'content/contacts.yaml': contacts })).toContainEqual(
      expect.stringMatching(/contacts\.yaml:\d+: "rescue-112": a contact without phone/),
    );
  });

  it('refuses fewer than fifteen question variants', () => {
    expect(said({ 'content/notify/how/tg.questions.txt': 'як савол\n' })).toContainEqual(
      expect.stringContaining('tg.questions.txt: 1 question variants; write at least 15'),
    );
  });

  it('takes a section and a tab before a question, and names one that the text has not', () => {
    const path = 'content/notify/how/tg.questions.txt';
    const { library } = readLibrary({
      files: new Map([...files, [path, `${text(path)}\nsteps\tаз куҷо сар кунам\n`]]),
      today: CHECKED_DAY,
    });
    const { questions, placed } = library.entries.get('notify.how')?.texts.tg ?? {};
    expect(questions).toContain('аз куҷо сар кунам');
    expect(placed).toContainEqual({ text: 'аз куҷо сар кунам', place: 'steps' });
    expect(said({ [path]: `${text(path)}\nstep\tаз куҷо сар кунам\n` })).toContainEqual(
      expect.stringMatching(
        /tg\.questions\.txt:\d+: "step" before the tab is no section of tg\.md; write one of summary, steps/,
      ),
    );
  });

  it('takes the name of a section behind a section and a tab for a question', () => {
    const path = 'content/notify/how/tg.questions.txt';
    expect(said({ [path]: `${text(path)}\nsteps\tdocuments\n` })).toEqual(said({}));
  });

  it.each(['steps\t', 'steps', 'steps    аз куҷо сар кунам'])(
    'refuses "%s", a section without a tab or a question behind it',
    (broken) => {
      const path = 'content/notify/how/tg.questions.txt';
      expect(said({ [path]: `${text(path)}\n${broken}\n` })).toContainEqual(
        expect.stringMatching(/tg\.questions\.txt:\d+: write "steps", one tab and the question/),
      );
    },
  );
});
