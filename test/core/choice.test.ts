import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CHECK_QUESTIONS,
  type Choice,
  decodeChoice,
  encodeChoice,
  FEEDBACK_REASONS,
  SHORTCUTS,
} from '../../src/core/choice.ts';
import { AUDIENCES, PANEL_KEYS, TOPICS } from '../../src/core/entry.ts';
import { LOCALES } from '../../src/core/locale.ts';
import { DEADLINE_KINDS } from '../../src/core/reminder.ts';

const id = fc
  .tuple(fc.constantFrom(...TOPICS), fc.stringMatching(/^[a-z][a-z0-9-]{0,30}$/))
  .map(([topic, slug]) => `${topic}.${slug}`);

const choice: fc.Arbitrary<Choice> = fc.oneof(
  fc.constantFrom(...SHORTCUTS).map((name): Choice => ({ type: 'shortcut', name })),
  fc.constantFrom(...LOCALES).map((locale): Choice => ({ type: 'locale', locale })),
  fc.constantFrom(...AUDIENCES).map((audience): Choice => ({ type: 'audience', audience })),
  fc.constantFrom(...TOPICS).map((topic): Choice => ({ type: 'topic', topic })),
  id.map((entry): Choice => ({ type: 'entry', id: entry })),
  id.map((entry): Choice => ({ type: 'sources', id: entry })),
  id.map((entry): Choice => ({ type: 'calculate', id: entry })),
  fc
    .option(fc.stringMatching(/^[A-Z]{2}$/), { nil: undefined })
    .map((code): Choice => (code === undefined ? { type: 'citizenship' } : { type: 'citizenship', code })),
  fc.stringMatching(/^20\d\d-[01]\d-[0-3]\d$/).map((day): Choice => ({ type: 'day', day })),
  fc
    .tuple(fc.constantFrom(...DEADLINE_KINDS), fc.stringMatching(/^20\d\d-[01]\d-[0-3]\d$/))
    .map(([kind, day]): Choice => ({ type: 'remind', kind, day })),
  fc
    .tuple(
      fc.constantFrom(...CHECK_QUESTIONS),
      fc.option(fc.stringMatching(/^[a-z][a-z-]{0,30}$/), { nil: undefined }),
    )
    .map(
      ([question, value]): Choice => ({
        type: 'check',
        question,
        ...(value === undefined ? {} : { value }),
      }),
    ),
  fc.boolean().map((isRepeat): Choice => ({ type: 'repeat', isRepeat })),
  id.map((entry): Choice => ({ type: 'helpful', id: entry })),
  fc
    .tuple(id, fc.constantFrom(...PANEL_KEYS))
    .map(([entry, panel]): Choice => ({ type: 'panel', id: entry, panel })),
  fc
    .tuple(id, fc.option(fc.constantFrom(...FEEDBACK_REASONS), { nil: undefined }))
    .map(([entry, reason]): Choice => ({ type: 'unhelpful', id: entry, ...(reason ? { reason } : {}) })),
);

describe('encodeChoice', () => {
  it('fits into Telegram’s 64 bytes of ASCII and comes back the same', () => {
    fc.assert(
      fc.property(choice, (original) => {
        const data = encodeChoice(original);
        expect(data).toMatch(/^[\x21-\x7e]{1,64}$/);
        expect(decodeChoice(data)).toEqual(original);
      }),
    );
  });
});

describe('decodeChoice', () => {
  it('answers undefined to anything it did not write', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (data) => {
        const decoded = decodeChoice(data);
        if (decoded) expect(encodeChoice(decoded)).toBe(data);
      }),
    );
    for (const strange of [
      '',
      ':',
      'e:',
      'e:../x',
      'p:work.eaeu:nothing',
      'n:work.eaeu:rude',
      'l:fr',
      'e:work.eaeu:x:y',
      'r:stay',
      'r:stay:soon',
      'r:fine:2026-12-01',
    ]) {
      expect(decodeChoice(strange)).toBeUndefined();
    }
  });
});
