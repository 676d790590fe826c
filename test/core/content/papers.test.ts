import { beforeAll, describe, expect, it } from 'vitest';
import { readLibrary } from '../../../src/core/content/build-content.ts';
import type { SourceFiles } from '../../../src/core/content/problem.ts';
import { LOCALES } from '../../../src/core/locale.ts';
import { CHECKED_DAY, editsOf, problemsAfter, realFiles } from '../../support/real-content.ts';

const LETTERS = 'content/letters.yaml';
const CARDS = 'content/cards.yaml';

let files: SourceFiles;
beforeAll(async () => {
  files = await realFiles();
});

const { lineOf, said } = editsOf(() => files);

describe('messages to send and cards to show', () => {
  it('are there for whom they are meant, in every language', () => {
    const { letters, cards } = readLibrary({ files, today: CHECKED_DAY }).library;
    expect(letters.flatMap(({ entries }) => entries).sort()).toEqual([
      'notify.arrival',
      'notify.host-refuses',
      'notify.how',
      'safety.passport-taken',
      'work.contract',
      'work.unpaid-wages',
    ]);
    expect([...cards.keys()]).toEqual(['police', 'clinic', 'employer', 'school']);
    // Where urgent care is given: the same house in every language, and no polyclinic.
    for (const title of Object.values(cards.get('clinic')?.title ?? {}))
      expect(title).toMatch(/аурухана|больниц|shifoxona|беморхона|оорукана|hospital/iu);
    for (const { texts } of [...letters, ...cards.values()])
      for (const locale of LOCALES) expect(texts[locale].length).toBeGreaterThan(0);
  });

  it('may be missing', () => {
    expect(problemsAfter(files, { [LETTERS]: undefined, [CARDS]: undefined }).filter(isGrave)).toEqual([]);
  });
});

const isGrave = ({ severity }: { severity: string }) => severity === 'error';

describe('the check of messages and cards', () => {
  it('names a figure that does not exist, with the line of the text', () => {
    const at = lineOf(LETTERS, '    ru: |');
    expect(said(LETTERS, 'в течение {{notify-host-days}}', 'в течение {{notify-host-day}}')).toContain(
      `${LETTERS}:${at}: {{notify-host-day}} is not in content/figures.yaml; add it there or correct the name`,
    );
  });

  it('names a contact that does not exist and a number that is typed', () => {
    expect(said(LETTERS, '{{contact:vmp}}', '{{contact:vmpp}}').join()).toContain(
      '{{contact:vmpp}} is not in',
    );
    expect(said(CARDS, 'Мен шетелдікпін', 'Мен 102 шетелдікпін').join()).toMatch(
      /cards\.yaml:\d+: "102" is typed in the text/,
    );
  });

  it('names a fact that the entry does not cite, and an entry that does not exist', () => {
    expect(said(CARDS, '[F-SAFE-20, F-SAFE-25]', '[F-LIFE-01]')).toContain(
      `${CARDS}:${lineOf(CARDS, '[F-SAFE-20')}: "police" relies on the fact F-LIFE-01, which safety.detention does not cite; say only what the entry says`,
    );
    expect(said(CARDS, 'entry: safety.detention', 'entry: safety.detained').join('\n')).toMatch(
      /cards\.yaml:\d+: "police" names the entry safety\.detained, which does not exist/,
    );
    expect(said(LETTERS, '[work.contract]', '[work.contracts]').join('\n')).toMatch(
      /letters\.yaml:\d+: "written-contract" names the entry work\.contracts/,
    );
  });

  it('names a text whose placeholders differ from English', () => {
    expect(said(LETTERS, 'не позднее {{deadline}}', 'вовремя').join('\n')).toMatch(
      /letters\.yaml:\d+: the \{\{…\}\} of notify-host\.texts\.ru differ from those of en/,
    );
  });

  it('names a text that is missing in a language, a name that is unknown and Markdown that is not shown', () => {
    expect(
      said(CARDS, '    en: |\n      I am a foreigner', '    xx: |\n      I am a foreigner').join('\n'),
    ).toMatch(/cards\.yaml:\d+: "police\.texts\.en": text is missing/);
    expect(said(CARDS, 'entry: safety.detention', 'entri: safety.detention').join('\n')).toMatch(/"police/);
    expect(said(CARDS, 'Мен шетелдікпін.', '# Мен').join('\n')).toMatch(
      /cards\.yaml:\d+: "heading" is not part of the texts/,
    );
  });

  it('refuses links to entries, blocks for some readers and the reader’s days on a card', () => {
    expect(said(CARDS, 'Мен шетелдікпін', '[Мен](entry:life.school)').join()).toContain(
      'the text leaves Aman',
    );
    expect(
      said(
        CARDS,
        '      Мен шетелдікпін. Сізден сұраймын:',
        '      :::for eaeu\n      Мен.\n      :::',
      ).join(),
    ).toContain('use paragraphs and lists');
    expect(said(CARDS, 'Мен шетелдікпін', 'Мен {{deadline}}').join()).toContain(
      '{{deadline}} is not in content/figures.yaml',
    );
  });

  it('refuses two messages under one entry', () => {
    expect(said(LETTERS, '[work.contract]', '[work.contract, work.unpaid-wages]').join('\n')).toMatch(
      /letters\.yaml:\d+: work\.unpaid-wages has the message "written-contract" already/,
    );
  });
});
