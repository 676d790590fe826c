import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inRows, NO_ACTION, partRows, withoutRepeats } from '../../../src/channels/telegram/keyboard.ts';
import {
  type Choice,
  decodeChoice,
  encodeChoice,
  FEEDBACK_REASONS,
  SHORTCUTS,
} from '../../../src/core/choice.ts';
import { AUDIENCES, PANEL_KEYS, TOPICS } from '../../../src/core/entry.ts';
import { LOCALES } from '../../../src/core/locale.ts';
import { OFFICE, RESCUE, WAGES } from '../../support/scripted-conversation.ts';

/** Telegram's limit for callback data. */
const MAX_BYTES = 64;

const foldersIn = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter((folder) => folder.isDirectory())
    .map(({ name }) => name);
const entryIds = foldersIn('content').flatMap((topic) =>
  foldersIn(`content/${topic}`).map((slug) => `${topic}.${slug}`),
);

const choicesOfEntry = (id: string): Choice[] => [
  { type: 'entry', id },
  { type: 'sources', id },
  { type: 'helpful', id },
  { type: 'unhelpful', id },
  ...PANEL_KEYS.map((panel): Choice => ({ type: 'panel', id, panel })),
  ...FEEDBACK_REASONS.map((reason): Choice => ({ type: 'unhelpful', id, reason })),
];
const fixedChoices: Choice[] = [
  ...SHORTCUTS.map((name): Choice => ({ type: 'shortcut', name })),
  ...TOPICS.map((topic): Choice => ({ type: 'topic', topic })),
  ...LOCALES.map((locale): Choice => ({ type: 'locale', locale })),
  ...AUDIENCES.map((audience): Choice => ({ type: 'audience', audience })),
];

describe('callback data', () => {
  it('of every choice and every entry is ASCII of at most 64 bytes, and reads back', () => {
    expect(entryIds.length).toBeGreaterThan(20);
    for (const choice of [...fixedChoices, ...entryIds.flatMap(choicesOfEntry)]) {
      const data = encodeChoice(choice);
      expect(data).toMatch(/^[\x21-\x7e]+$/);
      expect(data.length).toBeLessThanOrEqual(MAX_BYTES);
      expect(decodeChoice(data)).toEqual(choice);
    }
  });

  it('that nobody wrote is not a choice, whatever it is', () => {
    fc.assert(fc.property(fc.string(), (data) => void decodeChoice(data)));
    expect(decodeChoice(NO_ACTION)).toBeUndefined();
  });
});

describe('rows of buttons', () => {
  const button = (text: string) => ({ text, callback_data: 'x' });
  const texts = (...labels: string[]) => inRows(labels.map(button)).map((row) => row.map(({ text }) => text));

  it('hold two short buttons or one long one', () => {
    expect(texts('Steps', 'Sources', 'If it all goes wrong now', 'Yes', 'No', 'Maybe')).toEqual([
      ['Steps', 'Sources'],
      ['If it all goes wrong now'],
      ['Yes', 'No'],
      ['Maybe'],
    ]);
  });

  it('never hold more than two', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 })), (labels) => {
        for (const row of texts(...labels)) expect(row.length).toBeLessThanOrEqual(2);
        expect(texts(...labels).flat()).toEqual(labels);
      }),
    );
  });

  it('show no button twice', () => {
    expect(withoutRepeats([[button('A')], [button('B')]])).toEqual([[button('A')]]);
  });
});

describe('the keyboard of a part', () => {
  it('offers numbers for copying in the reader’s language, as they are dialled', () => {
    const [row] = partRows({ type: 'contacts', heading: 'x', contacts: [RESCUE, OFFICE] }, 'ru');
    expect(row?.[0]).toEqual({ text: 'Скопировать 112', copy_text: { text: '112' } });
  });

  it('marks the open panel, and closes it with the same button', () => {
    const rows = partRows({ type: 'answer', answer: WAGES, panel: 'steps' }, 'en').flat();
    expect(rows[0]).toEqual({ text: '▾ Steps', callback_data: 'e:work.unpaid-wages' });
    expect(rows[1]).toEqual({ text: 'If it goes wrong', callback_data: 'p:work.unpaid-wages:wrong' });
    expect(rows[2]).toEqual({ text: 'Sources', callback_data: 'q:work.unpaid-wages' });
  });

  it('numbers entries to choose from and leaves other ways on unnumbered', () => {
    const rows = partRows(
      {
        type: 'options',
        style: 'cards',
        options: [
          { label: 'Wages', hint: 'when unpaid', choice: { type: 'entry', id: 'work.unpaid-wages' } },
          { label: 'None of these', choice: { type: 'shortcut', name: 'none-of-these' } },
        ],
      },
      'en',
    );
    expect(rows.flat().map(({ text }) => text)).toEqual(['1. Wages', 'None of these']);
  });
});
