import { beforeAll, describe, expect, it } from 'vitest';
import { type Choice, decodeChoice, encodeChoice } from '../../../src/core/choice.ts';
import type { Content } from '../../../src/core/content/content.ts';
import { respond, type Turned } from '../../../src/core/dialogue/respond.ts';
import { LOCALES, type Locale } from '../../../src/core/locale.ts';
import type { Message } from '../../../src/core/message.ts';
import type { Option } from '../../../src/core/reply.ts';
import { replyToPlain } from '../../../src/core/reply-text.ts';
import { screen } from '../../../src/core/safety/screen.ts';
import { NEW_SESSION, type Session, sessionSchema } from '../../../src/core/session.ts';
import { CHECKED_AT, realContent } from '../../support/real-content.ts';

let content: Content;
beforeAll(async () => {
  content = await realContent();
});

const turn = (message: Message, session: Session): Turned =>
  respond(screen(message, content), session, { content, now: CHECKED_AT });

/** Says and presses one after another; what begins with `!` is the data of a button. */
function talk(lines: readonly string[], session: Session = NEW_SESSION): Turned {
  const [first = '', ...rest] = lines;
  const choice = first.startsWith('!') ? decodeChoice(first.slice(1)) : undefined;
  const turned = turn(choice ? { type: 'choice', choice } : { type: 'text', text: first }, session);
  return rest.length === 0 ? turned : talk(rest, turned.session);
}

const chosen = (locale: Locale): Session => ({ ...NEW_SESSION, locale, localeChosen: true });
const optionsOf = ({ reply }: Turned): readonly Option[] =>
  reply.parts.flatMap((part) => (part.type === 'options' ? part.options : []));
const choicesOf = (turned: Turned): Choice[] => optionsOf(turned).map(({ choice }) => choice);
const daysOf = (turned: Turned): string[] =>
  choicesOf(turned).flatMap((choice) => (choice.type === 'day' ? [choice.day] : []));
const textOf = ({ reply }: Turned): string => replyToPlain(reply);

describe('a computation in the conversation', () => {
  it('asks for the citizenship once, with the common ones as buttons, and goes on from there', () => {
    const asked = talk(['30 mart kuni keldim, qachongacha tura olaman?']);
    const countries = asked.reply.parts.find((part) => part.type === 'options')?.options ?? [];
    expect(countries[0]?.label).toBe('🇺🇿 Oʻzbekiston');
    expect(countries.at(-1)?.choice).toEqual({ type: 'citizenship' });
    expect(['answer', 'clarify']).toContain(asked.reply.outcome);
    const told = talk(['!z:UZ'], asked.session);
    expect(told.reply.parts.map(({ type }) => type).slice(0, 2)).toEqual(['text', 'picture']);
    expect(textOf(told)).toContain('2026-yil 28-aprel');
    expect(told.session?.citizenship).toBe('UZ');
    expect(told.session?.asking?.need).toBeUndefined();
  });

  it('says why it asks back when several countries were named, those first', () => {
    const question =
      'I am Uzbek, my husband is a citizen of Russia, we came on 1 November, how long may we stay?';
    const asked = talk([question], chosen('en'));
    expect(textOf(asked)).toContain('You named several countries');
    expect(choicesOf(asked).slice(0, 2)).toEqual([
      { type: 'citizenship', code: 'UZ' },
      { type: 'citizenship', code: 'RU' },
    ]);
  });

  it('asks for the missing day above what was found', () => {
    const asked = talk(
      ['I arrived some days ago, by when must the landlord notify the police?'],
      chosen('en'),
    );
    expect(asked.session?.asking?.need).toBe('dates');
    expect(asked.reply.parts[0]?.type).toBe('text');
    expect(asked.reply.answers[0]?.id).toBe('notify.arrival');
    const told = talk(['16 November'], asked.session);
    expect(textOf(told)).toContain('18 November 2026');
  });

  it('asks for the missing day again in another language', () => {
    const asked = talk(
      ['I arrived some days ago, by when must the landlord notify the police?'],
      chosen('en'),
    );
    expect(textOf(talk(['!l:ru'], asked.session))).toContain('В какой день');
  });

  it('says above what was found that there is no such day', () => {
    const asked = talk(['I came on 31 November, by when must the landlord notify the police?'], chosen('en'));
    expect(asked.reply.answers[0]?.id).toBe('notify.arrival');
    expect(asked.session?.asking?.need).toBe('dates');
  });

  it('does not take the day of another matter for the day that was asked for', () => {
    const asked = talk(
      ['I arrived some days ago, by when must the landlord notify the police?'],
      chosen('en'),
    );
    const told = talk(['My wages for September are not paid, can I complain on 16 December?'], asked.session);
    expect(told.reply.answers[0]?.id).toMatch(/^work\./);
  });

  it('takes another computation for what it is while the citizenship is asked for', () => {
    const asked = talk(['entered 1 November 2026, how many days left?'], chosen('en'));
    expect(asked.session?.asking?.need).toBe('citizenship');
    const told = talk(['I am Uzbek, overstayed 5 days, how much is the fine?'], asked.session);
    expect(told.session?.asking).toMatchObject({ calculator: 'overstay', count: 5 });
  });

  it('takes a question for another computation for what it is, not for the day that was asked for', () => {
    const asked = talk(
      ['I arrived some days ago, by when must the landlord notify the police?'],
      chosen('en'),
    );
    const told = talk(['I am Uzbek and came on 1 November, how many days do I have left?'], asked.session);
    expect(told.reply.answers[0]?.id).toBe('entry.day-count');
    expect(textOf(told)).toContain('30 November 2026');
  });

  it('answers a question in words with the result alone when it asks for nothing more', () => {
    const told = talk(['I came on 16 November, by when must the landlord notify the police?'], chosen('en'));
    expect(told.reply.outcome).toBe('answer');
    expect(told.reply.answers[0]?.id).toBe('notify.arrival');
    expect(told.reply.parts.some(({ type }) => type === 'answer')).toBe(false);
  });

  it.each([
    ['en', 'moldova', 'MD'],
    ['ru', 'я из Узбекистана', 'UZ'],
    ['tg', 'тоҷикам', 'TJ'],
    ['ky', 'кыргызмын', 'KG'],
    ['kk', 'өзбекпін', 'UZ'],
    ['uz', 'oʻzbekman', 'UZ'],
    ['ru', 'узбикистан', 'UZ'],
    ['ru', 'без гражданства', 'XX'],
    ['en', 'stateless', 'XX'],
    ['kk', 'азаматтығым жоқ', 'XX'],
    ['uz', 'fuqaroligim yoʻq', 'XX'],
    ['tg', 'шаҳрвандӣ надорам', 'XX'],
    ['ky', 'жарандыгым жок', 'XX'],
  ] as const)('takes a citizenship that is typed, in %s: %s', (locale, typed, code) => {
    const told = talk(['!g:citizenship', '!z:', typed], chosen(locale));
    expect(told.session?.citizenship).toBe(code);
  });

  it('shows the entry again, fitted to the citizenship that was chosen under it', () => {
    const told = talk(['!e:entry.visa-free', '!g:citizenship', '!z:TJ'], chosen('en'));
    expect(told.reply.answers[0]).toMatchObject({ id: 'entry.visa-free', forWhom: expect.anything() });
    expect(optionsOf(told).map(({ label }) => label)).toContain('Change the citizenship');
  });

  it('computes the same again for another citizenship', () => {
    const told = talk(['entered 1 November 2026, how many days left? I am Uzbek', '!g:citizenship', '!z:RU']);
    expect(textOf(told)).toContain('Russia');
    expect(told.session?.asking?.dates[0]?.readings).toEqual(['2026-11-01']);
  });

  it('shows the result again when the language changes', () => {
    const told = talk(['entered 1 November 2026, how many days left? I am Uzbek', '!l:tg']);
    expect(textOf(told)).toContain('30 ноябри соли 2026');
  });

  it('takes bare dates after a result as other dates for it', () => {
    const told = talk([
      'entered 1 November 2026, how many days left? I am Uzbek',
      '12.03.2026 – 30.03.2026, 10.11.2026',
    ]);
    expect(textOf(told)).toContain('9 December 2026');
  });

  it('asks which day was meant, with both as buttons', () => {
    const asked = talk(['arrived 03/04/2026, how many days left to stay, I am Uzbek']);
    expect(daysOf(asked)).toEqual(['2026-04-03', '2026-03-04']);
    const told = talk(['!d:2026-03-04'], asked.session);
    expect(told.session?.asking?.dates[0]?.readings).toEqual(['2026-03-04']);
    expect(told.reply.parts.some(({ type }) => type === 'picture')).toBe(true);
  });

  it('asks before it reads the month first', () => {
    const asked = talk(['arrived 11/13/2026 when do I have to leave, indian passport']);
    expect(daysOf(asked)).toEqual(['2026-11-13']);
  });

  it('says that the calendar has no such day, and asks again', () => {
    const asked = talk(['31 февраля приехал, сколько можно находиться?']);
    expect(textOf(asked)).toContain('31.02');
    expect(asked.session?.asking?.need).toBe('dates');
    expect(talk(['1 ноября', '!z:KG'], asked.session).session?.asking?.dates[0]?.readings).toEqual([
      '2026-11-01',
    ]);
  });

  it.each([
    [
      'an exit before the entry',
      ['entered 10.11.2026, left 05.11.2026, how many days left'],
      /comes before the entry/,
    ],
    [
      'overlapping visits',
      ['entered 01.10.2026 left 20.10.2026 entered 15.10.2026 left 25.10.2026, how many days left'],
      /overlap/,
    ],
    [
      'two entries without an exit',
      ['entered 01.10.2026, entered 10.11.2026, how many days left'],
      /has no exit/,
    ],
    ['days out of order', ['!c:entry.day-count', '05.11.2026, 03.11.2026'], /not clear to us/],
    ['an entry that lies ahead', ['!c:entry.day-count', '01.12.2027'], /comes after/],
    [
      'an arrival that lies ahead',
      ['!c:notify.arrival', '12.06.2027'],
      /12 June 2027, lies ahead: today is 20 November 2026/,
    ],
    [
      'a longer stay from an arrival that lies ahead',
      ['!c:residence.temporary', '12.06.2027'],
      /12 June 2027, lies ahead/,
    ],
    ['a notice that is overdue', ['!c:notify.arrival', '02.11.2026'], /had to report .* has passed/],
  ])('answers %s with a clear sentence', (_case, lines, wanted) => {
    expect(textOf(talk(lines, { ...chosen('en'), citizenship: 'UZ' }))).toMatch(wanted);
  });

  it('counts forty visits', () => {
    const days = Array.from({ length: 40 }, (_, i) => {
      const month = String(1 + Math.floor(i / 4)).padStart(2, '0');
      const entry = 1 + (i % 4) * 6;
      return [entry, entry + 1].map((day) => `${String(day).padStart(2, '0')}.${month}.2026`).join(' – ');
    });
    const told = talk(['!c:entry.day-count', days.join(', ')], { ...chosen('en'), citizenship: 'UZ' });
    expect(told.session?.asking?.dates).toHaveLength(80);
    expect(told.reply.parts.some(({ type }) => type === 'picture')).toBe(true);
  });

  it('refuses what no confirmed rule decides', () => {
    const told = talk(['!c:entry.day-count', '01.11.2026'], { ...chosen('en'), citizenship: 'XX' });
    expect(textOf(told)).toMatch(/without a citizenship we have no confirmed rule/);
  });

  it('refuses a working-day count in a year whose calendar is not complete', () => {
    const late = { content, now: new Date('2027-03-01T09:00:00+05:00') };
    const asked = respond(
      screen({ type: 'choice', choice: { type: 'calculate', id: 'notify.arrival' } }, content),
      chosen('en'),
      late,
    );
    const told = respond(
      screen({ type: 'text', text: '12.01.2027' }, content),
      asked.session ?? NEW_SESSION,
      late,
    );
    expect(textOf(told)).toMatch(/calendar of days off for 2027 is not complete/);
  });

  it('puts human help first when a message with dates sounds dangerous', () => {
    const { reply } = talk(['приехал 30 марта, хозяин забрал паспорт и не выпускает, сколько дней осталось']);
    expect(reply.parts[0]?.type).toBe('safety');
  });

  it('lets go of what it asked when another question comes', () => {
    const asked = talk(['!g:days', '!z:UZ'], chosen('en'));
    expect(asked.session?.asking?.need).toBe('dates');
    const other = talk(['my employer does not pay my wages'], asked.session);
    expect(other.reply.answers[0]?.id).toBe('work.unpaid-wages');
    expect(other.session?.asking).toBeUndefined();
  });

  it('forgets it with everything else', () => {
    expect(talk(['!g:days', '!z:UZ', '!g:forget']).session).toBeUndefined();
  });

  it('keeps dates and codes and no word of what was written', () => {
    const { session } = talk(['Фархад я узбек приехал 30 марта, до какого числа могу находиться']);
    expect(sessionSchema.parse(session)).toEqual(session);
    expect(JSON.stringify(session)).not.toMatch(/\p{Script=Cyrillic}/u);
  });
});

describe('an overstay of which only the limit is told', () => {
  it.each([
    ['ru', 'превысил 90 дней, какой штраф?'],
    ['ru', 'просрочка больше десяти дней, какой штраф?'],
    ['uz', "o'ttiz kundan oshib ketdim, jarima qancha?"],
    ['tg', 'аз 90 рӯз гузаштам, ҷарима чанд аст?'],
    ['en', 'I am over my 30 days, how much is the fine?'],
  ] as const)('is asked for its days, not computed as so long, in %s: %s', (locale, question) => {
    const asked = talk([question], chosen(locale));
    expect(asked.session?.asking).toMatchObject({ calculator: 'overstay', need: 'days' });
    expect(asked.session?.asking?.count).toBeUndefined();
    expect(asked.reply.answers[0]?.id).toBe('residence.overstay');
    expect(talk(['2'], asked.session).session?.asking).toMatchObject({ calculator: 'overstay', count: 2 });
  });

  it.each([
    ['ky', '90 күндөн 6 күн ашып кеттим, айып канча?', 6],
    ['kk', '90 күннен 5 күн асып кетті, айыппұл қанша?', 5],
  ] as const)('is computed when its days are told too, in %s', (locale, question, count) => {
    expect(talk([question], chosen(locale)).session?.asking).toMatchObject({ calculator: 'overstay', count });
  });
});

describe('an overstay that is not the first', () => {
  const english = chosen('en');

  it.each([
    ['ru', 'просрочил 7 дней второй раз, какой штраф?'],
    ['en', 'I overstayed 7 days for the second time, how much is the fine?'],
    ['uz', '7 kun ortiqcha yurdim ikkinchi marta, jarima qancha?'],
  ] as const)('is understood in words, in %s', (locale, question) => {
    const told = talk([question], chosen(locale));
    expect(told.session?.asking).toMatchObject({ calculator: 'overstay', count: 7, repeat: true });
  });

  it.each([
    ['ru', 'просрочил 7 дней во второй приезд, какой штраф?'],
    ['en', 'I overstayed 7 days, it was my second visit, how much is the fine?'],
  ] as const)('is not taken from the second day or visit, in %s', (locale, question) => {
    const asking = talk([question], chosen(locale)).session?.asking;
    expect(asking?.calculator).toBe('overstay');
    expect(asking?.repeat).toBeUndefined();
  });

  it('is computed on the press of a button under the first result, and back', () => {
    const first = talk(['!c:residence.overstay', '4'], english);
    expect(choicesOf(first)).toContainEqual({ type: 'repeat', isRepeat: true });
    const again = talk(['!o:again'], first.session);
    expect(textOf(again)).toMatch(/64,875|64\s875/);
    expect(textOf(again)).toContain('517(6)');
    expect(textOf(talk(['!o:first'], again.session))).toContain('517(3)');
  });

  it('names the arrest and no fine for a long one', () => {
    const told = textOf(talk(['!c:residence.overstay', '30', '!o:again'], english));
    expect(told).toContain('arrest up to 15 days with expulsion');
    expect(told).not.toMatch(/the fine is/);
  });

  it('asks for the days when the conversation was forgotten', () => {
    const asked = talk(['!o:again'], english);
    expect(asked.session?.asking).toMatchObject({ need: 'days', repeat: true });
    expect(textOf(talk(['12'], asked.session))).toContain('517(7)');
  });

  it('stays a repeat in another language', () => {
    expect(textOf(talk(['!c:residence.overstay', '4', '!o:again', '!l:ru'], english))).toContain('517(6)');
  });
});

describe('a stay that is over', () => {
  it('leads from the permit that is too late to what the law has for an overstay', () => {
    const told = talk(['!c:residence.temporary', '01.10.2026'], { ...chosen('en'), citizenship: 'UZ' });
    expect(textOf(told)).toMatch(/If you have neither, do not wait/);
    expect(choicesOf(told)).toContainEqual({ type: 'entry', id: 'residence.overstay' });
  });

  it('says its sentence once', () => {
    const told = textOf(
      talk(['!c:residence.temporary', '01.10.2026'], { ...chosen('en'), citizenship: 'UZ' }),
    );
    expect(told.split('If you have neither')).toHaveLength(2);
  });
});

describe('the ways into a computation', () => {
  it.each([
    ['entry.day-count', 'stay'],
    ['notify.arrival', 'notification'],
    ['work.permit-household', 'household-permit'],
    ['residence.overstay', 'overstay'],
    ['residence.temporary', 'residence-deadline'],
  ])('has a button under %s', (entry, calculator) => {
    const shown = talk([`!e:${entry}`], chosen('en'));
    const press = choicesOf(shown).find(({ type }) => type === 'calculate');
    expect(press).toEqual({ type: 'calculate', id: entry });
    const asked = talk([`!${encodeChoice(press ?? { type: 'shortcut', name: 'topics' })}`], shown.session);
    expect(asked.session?.asking?.calculator).toBe(calculator);
    expect(asked.session?.asking?.need).toBeDefined();
  });

  it.each(LOCALES)('leads through every calculator to a result in %s', (locale) => {
    const results = [
      ['!g:days', '!z:UZ', '01.11.2026'],
      ['!g:deadline', '16.11.2026'],
      ['!c:work.permit-household', '5'],
      ['!c:residence.overstay', '8'],
      ['!c:residence.temporary', '!z:TJ', '01.11.2026'],
    ].map((lines) => talk(lines, chosen(locale)));
    for (const told of results) {
      expect(told.reply.locale).toBe(locale);
      expect(told.reply.outcome).toBe('tool');
      expect(told.session?.asking?.need).toBeUndefined();
      expect(told.reply.answers).toHaveLength(1);
      expect(textOf(told)).not.toMatch(/\{\{|undefined|NaN/);
    }
  });

  it('writes the picture of an Uzbek reply in Cyrillic letters when the person does', () => {
    const told = talk(['1 ноябр куни келдим, қачонгача тура оламан, ўзбекман']);
    const picture = told.reply.parts.find((part) => part.type === 'picture');
    expect(told.reply.script).toBe('Cyrl');
    expect(picture?.type === 'picture' && picture.svg).toContain('Қозоғистондаги кунлар');
    expect(picture?.type === 'picture' && picture.svg).toContain('prefers-color-scheme');
  });
});
