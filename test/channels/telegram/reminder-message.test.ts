import { describe, expect, it } from 'vitest';
import { reminderMessage } from '../../../src/channels/telegram/reminder-message.ts';
import { decodeChoice } from '../../../src/core/choice.ts';
import { LOCALES } from '../../../src/core/locale.ts';
import { DEADLINE_KINDS, REMINDER_TEXTS } from '../../../src/core/reminder.ts';
import { checkMarkup, checkText } from '../../support/bot-api-checks.ts';
import { libraryContent } from '../../support/library-content.ts';

const choicesOf = ({ reply_markup }: ReturnType<typeof reminderMessage>) =>
  (reply_markup?.inline_keyboard ?? [])
    .flat()
    .map((button) => ('callback_data' in button ? decodeChoice(button.callback_data) : undefined));

describe.each(LOCALES)('a reminder in %s', (locale) => {
  it.each(REMINDER_TEXTS)('reads the same whatever it is about: %s', (text) => {
    const shown = DEADLINE_KINDS.map((kind) => {
      const message = reminderMessage({ text, locale }, { kind });
      checkText(message.text);
      checkMarkup(message.reply_markup);
      const labels = message.reply_markup?.inline_keyboard.flat().map((button) => button.text);
      return JSON.stringify([message.text, message.entities, labels]);
    });
    expect(new Set(shown).size).toBe(1);
  });

  it('names neither law, nor paper, nor authority, nor country', () => {
    for (const text of REMINDER_TEXTS) {
      const shown = JSON.stringify(reminderMessage({ text, locale }, { kind: 'stay' }).text);
      expect(shown).toMatch(/^"Aman: /);
      expect(shown).not.toMatch(
        /migra|мигра|көші|visa|виза|permit|разреш|рұқсат|ruxsat|иҷозат|уруксат|polic|полиц|Kazakh|Казах|Қаза|Qozo|Қазо|Казак|\d/i,
      );
    }
  });

  it('leads to an entry that exists, and to having no more', async () => {
    const { entries } = await libraryContent();
    for (const kind of DEADLINE_KINDS) {
      const [open, stop] = choicesOf(reminderMessage({ text: 'today', locale }, { kind }));
      expect(open?.type === 'entry' && entries.has(open.id)).toBe(true);
      expect(stop).toEqual({ type: 'shortcut', name: 'stop-reminders' });
    }
  });
});

describe('a reminder to somebody who writes Uzbek in Cyrillic', () => {
  it.each(REMINDER_TEXTS)('comes in Cyrillic letters: %s', (text) => {
    const { text: shown, reply_markup } = reminderMessage(
      { text, locale: 'uz' },
      { kind: 'stay', script: 'Cyrl' },
    );
    const labels = reply_markup?.inline_keyboard.flat().map((button) => button.text) ?? [];
    expect(shown).toMatch(/^Аман: /);
    expect(shown).not.toMatch(/\p{Script=Latin}/u);
    expect(labels).toHaveLength(2);
    for (const label of labels) expect(label).not.toMatch(/\p{Script=Latin}/u);
  });
});
