import type { Message } from 'grammy/types';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { telegramText } from '../../src/channels/telegram/telegram-text.ts';
import { createConversation } from '../../src/conversation.ts';
import { CALCULATOR_MESSAGES } from '../../src/core/calculators/calculator-messages.ts';
import { type Choice, encodeChoice } from '../../src/core/choice.ts';
import { LOCALES, OWN_NAMES } from '../../src/core/locale.ts';
import { MESSAGES } from '../../src/core/messages.ts';
import { MOST_REMINDERS } from '../../src/core/reminder.ts';
import { replyToPlain } from '../../src/core/reply-text.ts';
import { createMetrics } from '../../src/metrics.ts';
import { openEmbeddedStores } from '../../src/storage/embedded-stores.ts';
import { buttonTexts } from '../support/bot-api-people.ts';
import { breakableStores } from '../support/breakable-stores.ts';
import { createClock, DAY_MS } from '../support/clock.ts';
import { libraryContent } from '../support/library-content.ts';
import { startTelegramHarness, type TelegramHarness } from '../support/telegram-harness.ts';

const HOUR_MS = 3_600_000;

let harness: TelegramHarness | undefined;
afterEach(async () => {
  await harness?.close();
  harness = undefined;
});

/** The bot with the project's own texts, on a clock that the test moves. */
async function startAman(mode: 'polling' | 'webhook' = 'polling') {
  const clock = createClock('2026-11-20T09:00:00Z');
  const snapshot = await libraryContent();
  const content = () => snapshot;
  const store = breakableStores(openEmbeddedStores({ file: ':memory:', now: clock.now }));
  const log = pino({ level: 'silent' });
  harness = await startTelegramHarness({
    mode,
    content,
    now: clock.now,
    stores: store.stores,
    conversation: (stores) =>
      createConversation({ ...stores, content, now: clock.now, log, metrics: createMetrics() }),
  });
  return { ...harness, clock, store, snapshot };
}

const remindOf = (day: string, kind: 'stay' | 'permit' = 'stay') =>
  encodeChoice({ type: 'remind', kind, day });

const labels = (message: Message) => buttonTexts(message).flat();

describe.each(LOCALES)('a reminder on Telegram in %s', (locale) => {
  it('is offered under the result, comes twice in words that tell nothing, and leads back', async () => {
    const { api, clock, stores, snapshot, log } = await startAman();
    const person = api.user(4_815_162, locale);
    const t = CALCULATOR_MESSAGES[locale];
    person.startWith();
    await person.received(1);
    person.press(OWN_NAMES[locale]);
    const shows = (text: string) => api.until(() => person.last().text?.includes(text) === true, text);
    await shows(MESSAGES[locale]('audience.prompt'));
    person.say('/days');
    await person.received(2);
    person.pressData('z:UZ');
    await person.received(3);
    person.say('15.11.2026');
    await api.until(() => labels(person.last()).includes(t('button.remind')), 'the offer');

    const before = person.messages().length;
    person.press(t('button.remind'));
    await person.received(before + 1);
    expect(person.last().text).toContain('/forget');
    expect(labels(person.last())).toEqual([t('button.stop-reminders')]);

    clock.advance(22 * DAY_MS);
    await person.received(before + 2);
    expect(person.last().text).toBe(telegramText(locale, 'reminder.soon'));
    clock.advance(2 * DAY_MS);
    await person.received(before + 3);
    expect(person.last().text).toBe(telegramText(locale, 'reminder.today'));

    person.press(telegramText(locale, 'reminder.open'));
    await person.received(before + 4);
    expect(person.last().text).toContain(snapshot.entries.get('entry.extend-stay')?.texts[locale].title);
    await harness?.channel.stop();
    clock.advance(HOUR_MS);
    expect(await stores.reminders.lease('looker', 10, 60)).toEqual([]);
    expect(log.join()).not.toContain('4815162');
  });
});

describe('reminders on Telegram', () => {
  it('come once, however often they are asked for, and to whoever asked', async () => {
    const { api, clock } = await startAman('webhook');
    const [one, two] = [api.user(1, 'en'), api.user(2, 'ru')];
    for (const person of [one, two]) {
      person.startWith();
      await person.received(1);
    }
    for (let i = 0; i < 3; i += 1) one.pressData(remindOf('2026-12-01'));
    two.pressData(remindOf('2026-12-05'));
    await one.received(4);
    await two.received(2);
    clock.advance(11 * DAY_MS);
    await one.received(6);
    expect(
      one
        .messages()
        .slice(4)
        .map(({ text }) => text),
    ).toEqual([telegramText('en', 'reminder.soon'), telegramText('en', 'reminder.today')]);
    clock.advance(4 * DAY_MS);
    await two.received(4);
    expect(one.messages()).toHaveLength(6);
    expect(two.last().text).toBe(telegramText('ru', 'reminder.today'));
  });

  it.each([
    ['/forget', MESSAGES.en('forget.done')],
    ['the button', CALCULATOR_MESSAGES.en('remind.stopped')],
  ])('do not come after %s', async (way, answer) => {
    const { api, clock, stores } = await startAman();
    const [person, other] = [api.user(1, 'en'), api.user(2, 'en')];
    for (const each of [person, other]) {
      each.startWith();
      await each.received(1);
      each.pressData(remindOf('2026-12-01'));
      await each.received(2);
    }
    if (way === '/forget') person.say('/forget');
    else person.press(CALCULATOR_MESSAGES.en('button.stop-reminders'));
    await person.received(3);
    expect(person.last().text).toBe(answer);
    clock.advance(11 * DAY_MS);
    await other.received(4);
    await harness?.channel.stop();
    expect(person.messages()).toHaveLength(3);
    clock.advance(HOUR_MS);
    expect(await stores.reminders.lease('looker', 10, 60)).toEqual([]);
  });

  it('come in Cyrillic letters to somebody who writes Uzbek in them', async () => {
    const { api, clock } = await startAman();
    const person = api.user(1, 'uz');
    person.startWith();
    await person.received(1);
    person.press(OWN_NAMES.uz);
    await api.until(() => person.last().text?.includes(MESSAGES.uz('audience.prompt')) === true, 'Uzbek');
    person.say('Раҳмат сизга');
    await person.received(2);
    person.pressData(remindOf('2026-12-01'));
    await person.received(3);
    clock.advance(11 * DAY_MS);
    await person.received(5);
    for (const { text } of person.messages().slice(3)) expect(text).toMatch(/^Аман: /);
  });

  it('are not kept beyond a dozen for one chat, and that is said', async () => {
    const { api, clock } = await startAman();
    const person = api.user(1, 'en');
    person.startWith();
    await person.received(1);
    for (let day = 10; day < 10 + MOST_REMINDERS / 2; day += 1) {
      person.pressData(remindOf(`2026-12-${day}`));
      await person.received(day - 8);
      expect(person.last().text).toContain('We will write to you here');
    }
    person.pressData(remindOf('2026-12-24'));
    await person.received(8);
    expect(person.last().text).toContain(`as many reminders as we keep: ${MOST_REMINDERS}`);
    clock.advance(60 * DAY_MS);
    await harness?.channel.stop();
  });

  it('are not promised while the store fails', async () => {
    const { api, store } = await startAman();
    const person = api.user(1, 'en');
    person.startWith();
    await person.received(1);
    store.breakDown((call) => call === 'reminders.add' || call === 'reminders.forget');
    person.pressData(remindOf('2026-12-01'));
    await person.received(2);
    expect(person.last().text).toContain('could not be kept just now');
    person.say('/forget');
    await person.received(3);
    expect(person.last().text).toContain('could not be deleted just now');
  });

  it('are for private chats: a group is offered none', async () => {
    const { api, stores } = await startAman();
    const group = api.group(-100, 'neighbours');
    const person = api.user(1, 'en');
    person.say('/start@AmanTestBot', { in: group });
    await api.until(() => group.messages().length === 1, 'an answer in the group');
    person.pressData(remindOf('2026-12-01'), group.messages()[0]);
    await api.until(() => group.messages().length === 2, 'another answer');
    expect(group.messages()[1]?.text).not.toContain('We will write');
    expect(await stores.reminders.add([], 12)).toBe(true);
  });
});

describe('a channel that cannot write by itself', () => {
  it('promises nothing, even when a button says so', async () => {
    const clock = createClock();
    const snapshot = await libraryContent();
    const stores = openEmbeddedStores({ file: ':memory:', now: clock.now });
    const conversation = createConversation({
      ...stores,
      content: () => snapshot,
      now: clock.now,
      log: pino({ level: 'silent' }),
      metrics: createMetrics(),
    });
    const choice: Choice = { type: 'remind', kind: 'stay', day: '2026-12-01' };
    const message = { type: 'choice', choice } as const;
    const reply = await conversation.handle({ channel: 'web', sessionKey: 'visitor', message, locale: 'en' });
    expect(replyToPlain(reply)).not.toContain('We will write');
    clock.advance(12 * DAY_MS);
    expect(await stores.reminders.lease('looker', 10, 60)).toEqual([]);
    await stores.close();
  });
});
