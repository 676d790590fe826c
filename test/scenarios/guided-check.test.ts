import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { createConversation } from '../../src/conversation.ts';
import { CHECKLIST_MESSAGES } from '../../src/core/checklist/checklist-messages.ts';
import { lineText } from '../../src/core/dialogue/shown-checklist.ts';
import { LOCALES, type Locale } from '../../src/core/locale.ts';
import { MESSAGES } from '../../src/core/messages.ts';
import { createMetrics } from '../../src/metrics.ts';
import { buttonTexts } from '../support/bot-api-people.ts';
import { libraryContent } from '../support/library-content.ts';
import { CHECKED_AT, CHECKED_DAY } from '../support/real-content.ts';
import { startTelegramHarness, type TelegramHarness } from '../support/telegram-harness.ts';

const now = () => CHECKED_AT;

let harness: TelegramHarness | undefined;
afterEach(async () => {
  await harness?.close();
  harness = undefined;
});

async function startAman() {
  const snapshot = await libraryContent();
  const content = () => snapshot;
  const log = pino({ level: 'silent' });
  harness = await startTelegramHarness({
    content,
    now,
    conversation: (stores) => createConversation({ ...stores, content, now, log, metrics: createMetrics() }),
  });
  const label = (section: 'purposes' | 'stages', id: string, locale: Locale) => {
    const found = snapshot.checklist?.[section].find((each) => each.id === id);
    if (!found) throw new Error(`no ${id}`);
    return lineText(found.texts, snapshot, locale, CHECKED_DAY);
  };
  return { ...harness, snapshot, label };
}

describe.each(LOCALES)('the guided check on Telegram in %s', (locale) => {
  it('goes from the command through its questions to a list, an answer and a changed purpose', async () => {
    const { api, label, snapshot } = await startAman();
    const t = CHECKLIST_MESSAGES[locale];
    const person = api.user(10, locale);
    const shows = (text: string) => api.until(() => person.last().text?.includes(text) === true, text);

    person.say('/check');
    await person.received(1);
    await shows(MESSAGES[locale]('audience.prompt'));
    person.press(MESSAGES[locale]('audience.arriving'));
    await api.until(
      () =>
        buttonTexts(person.last())
          .flat()
          .some((text) => text.startsWith('🇺🇿')),
      'countries',
    );
    person.press(
      buttonTexts(person.last())
        .flat()
        .find((text) => text.startsWith('🇺🇿')) ?? '',
    );
    await shows(t('ask.purpose.arriving'));
    person.press(label('purposes', 'work-company', locale));
    await shows(t('ask.stage'));
    person.press(label('stages', 'arrived', locale));
    await shows('10.11.2026');
    person.say('17.11.2026');
    await shows(t('heading'));
    expect(person.last().text).toContain('112');
    const buttons = buttonTexts(person.last()).flat();
    const opens = buttons.find((text) => text.startsWith('1. ')) ?? '';
    person.press(opens);
    await shows(snapshot.entries.get('notify.how')?.texts[locale].title ?? 'no entry');

    person.say('/check');
    await shows(t('heading'));
    person.press(t('answer.purpose', { value: label('purposes', 'work-company', locale) }));
    await shows(t('ask.purpose.arriving'));
    person.press(label('purposes', 'study', locale));
    await shows(t('heading'));
    await api.settled();
    expect(api.calls.filter(({ ok }) => !ok)).toEqual([]);
  });
});
