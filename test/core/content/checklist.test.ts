import { beforeAll, describe, expect, it } from 'vitest';
import { formatProblem, type SourceFiles } from '../../../src/core/content/problem.ts';
import { LOCALES } from '../../../src/core/locale.ts';
import { editsOf, problemsAfter, realFiles } from '../../support/real-content.ts';

const LIST = 'content/checklist/checklist.yaml';
const RUSSIAN = 'content/checklist/ru.yaml';

let files: SourceFiles;
beforeAll(async () => {
  files = await realFiles();
});

const text = (path: string) => files.get(path) ?? '';
const { lineOf, said } = editsOf(() => files);

describe('the content check of the guided check', () => {
  it('finds nothing wrong with the project’s own', () => {
    const own = problemsAfter(files, {}).filter(({ file }) => file.startsWith('content/checklist/'));
    expect(own.map(formatProblem)).toEqual([]);
  });

  it('lets it be missing altogether', () => {
    const without = Object.fromEntries(
      [LIST, ...LOCALES.map((locale) => `content/checklist/${locale}.yaml`)].map((file) => [file, undefined]),
    );
    expect(problemsAfter(files, without).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('names an entry that does not exist, with its line', () => {
    const at = lineOf(LIST, 'entries: [entry.e-visa]');
    expect(said(LIST, '[entry.e-visa]', '[entry.e-viza]')).toContain(
      `${LIST}:${at}: "steps.electronic-visa.entries" names the entry entry.e-viza, which does not exist; correct the name`,
    );
    expect(said(LIST, 'offered: [entry.visa-free', 'offered: [entry.visafree').join('\n')).toMatch(
      /checklist\.yaml:\d+: "offered" names the entry entry\.visafree/,
    );
  });

  it('names a fact that the entry does not cite', () => {
    expect(said(LIST, 'facts: [F-ENTRY-30]', 'facts: [F-LIFE-01]').join('\n')).toMatch(
      /checklist\.yaml:\d+: "electronic-visa" relies on the fact F-LIFE-01, which entry\.e-visa does not cite/,
    );
  });

  it('names a figure that does not exist, and one that counts no days', () => {
    expect(said(LIST, 'figure: study-office-days', 'figure: study-days').join('\n')).toMatch(
      /checklist\.yaml:\d+: "study-days" counts by study-days, which is not in content\/figures\.yaml/,
    );
    expect(said(LIST, 'figure: study-office-days', 'figure: mci').join('\n')).toContain(
      'is no number of days',
    );
    expect(said(RUSSIAN, '{{quit-notice-months}}', '{{quit-months}}').join('\n')).toMatch(
      /ru\.yaml:\d+: \{\{quit-months\}\} is not in content\/figures\.yaml/,
    );
  });

  it('names a step that should take the place of another and is not there', () => {
    expect(said(LIST, 'late: overstayed', 'late: gone')).toEqual([
      expect.stringContaining('"last-lawful-day" gives way to gone, which is not under "steps"'),
    ]);
  });

  it('names a time, a stage, a purpose and a group that there are not', () => {
    expect(said(LIST, 'time: host-days', 'time: host-hours').join('\n')).toContain(
      '"host-notifies" has the time host-hours, which is not under "times"',
    );
    expect(said(LIST, 'stages: [choosing], purposes', 'stages: [chosing], purposes').join('\n')).toMatch(
      /is for stages chosing, which there is not; use one of before, arrived/,
    );
    expect(
      said(LIST, 'purposes: [transit], citizens', 'purposes: [transfer], citizens').join('\n'),
    ).toContain('is for purposes transfer, which there is not');
    expect(said(LIST, 'citizens: [eaeu]', 'citizens: [union]').join('\n')).toContain(
      'is for citizens union, which there is not',
    );
  });

  it('names a step that no path reaches, and a path without steps', () => {
    expect(
      said(LIST, 'purposes: [work-abroad]', 'purposes: [transit]').filter((line) => line.includes('no path')),
    ).toEqual([expect.stringMatching(/checklist\.yaml:\d+: no path leads to "\w+"; correct its "for"/)]);
    const paths = said(LIST, 'without: { transit: [living] }', 'without: {}').join('\n');
    expect(paths).not.toContain('no step is for');
    const emptied = text(LIST)
      .replaceAll('stages: [abroad, returning]', 'stages: [returning]')
      .replaceAll('stages: [abroad]', 'stages: [papers]');
    expect(
      problemsAfter(files, { [LIST]: emptied })
        .map(formatProblem)
        .join('\n'),
    ).toMatch(
      /checklist\.yaml:\d+: no step is for study-abroad, abroad; add one, or forbid the pair under "without"/,
    );
  });

  it('names a line that is missing in a language, one too many, and a missing file', () => {
    expect(said(RUSSIAN, '  pay-fines:', '  pay-fine:').join('\n')).toMatch(
      /ru\.yaml:\d+: "steps\.pay-fines": text is missing\n.*ru\.yaml:\d+: "steps\.pay-fine" is not in content\/checklist\/checklist\.yaml/,
    );
    expect(problemsAfter(files, { [RUSSIAN]: undefined }).map(formatProblem)).toContain(
      `${RUSSIAN}: the file is missing; the guided check needs its lines in every language`,
    );
  });

  it('refuses typed digits, links and figures that differ from English', () => {
    expect(said(RUSSIAN, 'pay-fines: ', 'pay-fines: 3 ').join('\n')).toContain('"3" is typed in the text');
    expect(said(RUSSIAN, 'pay-fines: ', 'pay-fines: "[x](entry:life.school) ').join('\n')).toMatch(
      /ru\.yaml:\d+/,
    );
    expect(said(RUSSIAN, 'pay-fines: ', 'pay-fines: "{{registration-day}}" #').join('\n')).toContain(
      'the {{…}} of steps.pay-fines differ from those of en.yaml',
    );
  });

  it('warns of a line that a phone cuts off', () => {
    expect(said(RUSSIAN, 'pay-fines: ', `pay-fines: ${'очень '.repeat(20)}`).join('\n')).toMatch(
      /ru\.yaml:\d+: warning: "steps\.pay-fines" has \d+ characters; the limit is 90/,
    );
  });
});
