import { beforeAll, describe, expect, it } from 'vitest';
import type { Choice } from '../../../src/core/choice.ts';
import type { Content } from '../../../src/core/content/content.ts';
import { type Circumstances, respond, type Turned } from '../../../src/core/dialogue/respond.ts';
import { LOCALES } from '../../../src/core/locale.ts';
import type { Message } from '../../../src/core/message.ts';
import type { Part } from '../../../src/core/reply.ts';
import { replyToPlain } from '../../../src/core/reply-text.ts';
import { screen } from '../../../src/core/safety/screen.ts';
import { NEW_SESSION, type Session } from '../../../src/core/session.ts';
import { CHECKED_AT, realContent } from '../../support/real-content.ts';

let content: Content;
beforeAll(async () => {
  content = await realContent();
});

const turn = (message: Message, session: Session = NEW_SESSION, over: Partial<Circumstances> = {}): Turned =>
  respond(screen(message, content), session, { content, now: CHECKED_AT, ...over });
const say = (text: string, session?: Session, over?: Partial<Circumstances>) =>
  turn({ type: 'text', text }, session, over);
const press = (choice: Choice, session?: Session) => turn({ type: 'choice', choice }, session);
const typesOf = (parts: readonly Part[]) => parts.map(({ type }) => type);
const remembered = (turned: Turned): Session => {
  if (!turned.session) throw new Error('the session was forgotten');
  return turned.session;
};

describe('respond', () => {
  it('puts human help first, before the answer', () => {
    const { reply } = say('хозяин забрал паспорта и не отдаёт, не выпускает');
    expect(reply.parts[0]).toMatchObject({ type: 'safety', level: 'trafficking' });
    expect(replyToPlain(reply)).toMatch(/116 16/);
    expect(reply.answers[0]?.id).toBe('safety.passport-taken');
  });

  it('finds danger in a language other than the chosen one', () => {
    const chosen: Session = { ...NEW_SESSION, locale: 'en', localeChosen: true };
    const { reply } = say('xoʻjayin pasportimni tortib oldi, bermayapti', chosen);
    expect(reply.locale).toBe('en');
    expect(reply.parts[0]).toMatchObject({ type: 'safety', level: 'trafficking' });
  });

  it('names 112 first in an emergency and 116 16 with the police for trafficking', () => {
    const numbers = (text: string) => {
      const part = say(text).reply.parts[0];
      return part?.type === 'safety' ? part.contacts.map(({ phones }) => phones[0]?.number) : [];
    };
    expect(numbers('пожар в доме, мы не можем выйти, дети внутри')[0]).toBe('112');
    expect(numbers('у нас забрали паспорта и держат взаперти, не платят').slice(0, 2)).toEqual([
      '116 16',
      '102',
    ]);
  });

  const WHAT_NEXT = [
    'what must I do?',
    'Что мне делать',
    'не істеуім керек?',
    'эмне кылышым керек',
    'nima qilishim kerak',
    'чӣ бояд кунам',
  ];

  it.each(WHAT_NEXT)('opens the guided check for %s', (asked) => {
    expect(remembered(say(asked)).lastView?.type).toBe('check');
  });

  it.each(WHAT_NEXT)('goes on with the steps of the last answer for %s', (asked) => {
    const after = say(asked, { ...NEW_SESSION, lastEntry: 'notify.arrival' });
    expect(after.reply.parts[0]).toMatchObject({ type: 'answer', panel: 'steps' });
  });

  it.each(['I just arrived what now', 'только приехал что делать', 'yangi keldim nima qilay'])(
    'opens the guided check for %s whatever was answered before',
    (asked) => {
      expect(remembered(say(asked, { ...NEW_SESSION, lastEntry: 'work.taxes' })).lastView?.type).toBe(
        'check',
      );
    },
  );

  it('never promises that 116 16 is free or anonymous', () => {
    const text = replyToPlain(
      press(
        { type: 'entry', id: 'safety.helpline-11616' },
        { ...NEW_SESSION, locale: 'en', localeChosen: true },
      ).reply,
    );
    expect(text).toMatch(/could not confirm/);
    expect(text).not.toMatch(/116 16[^.]*\bfree call/);
  });

  it('answers with source, date and contacts', () => {
    const { reply } = say('Бауырым Ташкенттен келді, тіркеуге неше күн бар?');
    expect(reply.outcome).not.toBe('unknown');
    for (const answer of reply.answers) {
      expect(answer.sources.length).toBeGreaterThan(0);
      expect(answer.checkedAt).toBe('2026-11-20');
      expect(answer.contacts.length).toBeGreaterThan(0);
    }
  });

  it('says that it does not know, with topics and a human line', () => {
    const { reply, report } = say('сколько стоит килограмм лука на базаре завтра');
    expect(reply.outcome).toBe('unknown');
    expect(typesOf(reply.parts)).toEqual(['text', 'contacts', 'options']);
    expect(report.unanswered).toBeDefined();
  });

  it('keeps no word of what was written in the session', () => {
    const { session } = say('меня зовут Фархад, хозяин не платит зарплату');
    expect(JSON.stringify(session)).not.toMatch(/Фархад|хозяин/i);
  });

  it('answers a follow-up from the last entry', () => {
    const first = press({ type: 'entry', id: 'work.permit-household' });
    const second = say('а сколько это стоит?', remembered(first));
    expect(second.reply.answers[0]?.id).toBe(remembered(first).lastEntry);
    expect(second.reply.parts[0]).toMatchObject({ type: 'answer', panel: 'papers' });
  });

  it('asks for the question when a follow-up has nothing to follow', () => {
    expect(say('а сколько это стоит?').reply.outcome).toBe('smalltalk');
  });

  it('takes for a question what is only like a follow-up and names a matter of its own', () => {
    const first = remembered(say('задержали зарплату, хозяин не платит второй месяц'));
    expect(say('IIN qayerdan olaman', first).reply.answers[0]).toMatchObject({ id: 'residence.iin' });
    expect(say('страховка сколько стоит').reply.answers[0]).toMatchObject({ id: 'health.private-insurance' });
    expect(say('куда обращаться', first).reply.answers[0]).toMatchObject({ id: 'work.unpaid-wages' });
  });

  it('shows the last answer again when the language changes', () => {
    const first = say('задержали зарплату, хозяин не платит второй месяц');
    const id = remembered(first).lastEntry;
    const second = press({ type: 'locale', locale: 'tg' }, remembered(first));
    expect(second.reply.locale).toBe('tg');
    expect(second.reply.answers[0]).toMatchObject({ id });
    expect(say('rahmat', remembered(second)).reply.locale).toBe('tg');
  });

  it('follows the language of a message until one is chosen', () => {
    const first = say('Салом, барои кор кардан дар Қазоқистон чӣ ҳуҷҷат лозим аст?');
    expect(first.reply.locale).toBe('tg');
    expect(
      say('My employer has not paid me for two months, what can I do?', remembered(first)).reply.locale,
    ).toBe('en');
  });

  it('takes the device’s language when the message tells nothing', () => {
    expect(say('2026?', NEW_SESSION, { deviceLocale: 'ky' }).reply.locale).toBe('ky');
    expect(say('🙂', NEW_SESSION, { deviceLocale: 'uz' }).reply.locale).toBe('uz');
  });

  it.each(LOCALES)('reaches every entry in three presses in %s', (locale) => {
    const session: Session = { ...NEW_SESSION, locale, localeChosen: true };
    const choicesOf = (turned: Turned) =>
      turned.reply.parts.flatMap((part) =>
        part.type === 'options' ? part.options.map(({ choice }) => choice) : [],
      );
    const reached = new Set<string>();
    for (const topic of choicesOf(press({ type: 'shortcut', name: 'topics' }, session))) {
      for (const entry of choicesOf(press(topic, session))) {
        if (entry.type === 'entry') reached.add(press(entry, session).reply.answers[0]?.id ?? '');
      }
    }
    expect([...reached].sort()).toEqual([...content.entries.keys()].sort());
  });

  it.each(LOCALES)('renders every entry in %s without a placeholder left', (locale) => {
    const session: Session = { ...NEW_SESSION, locale, localeChosen: true };
    for (const id of content.entries.keys()) {
      for (const citizenship of [undefined, 'UZ', 'RU', 'TM']) {
        const text = replyToPlain(
          press({ type: 'entry', id }, { ...session, ...(citizenship ? { citizenship } : {}) }).reply,
        );
        expect(text, id).not.toMatch(/\{\{|\}\}|:::|undefined|NaN/);
      }
    }
  });

  it('fits an answer to a citizenship and says so', () => {
    const session: Session = { ...NEW_SESSION, locale: 'en', localeChosen: true, citizenship: 'UZ' };
    const answer = press({ type: 'entry', id: 'entry.visa-free' }, session).reply.answers[0];
    expect(answer?.forWhom).toBe('For citizens of: Uzbekistan');
    expect(JSON.stringify(answer?.panels)).not.toContain('Mongolia');
  });

  it('marks an answer as stale after its review date or when a figure has expired', () => {
    const late = turn({ type: 'choice', choice: { type: 'entry', id: 'notify.fine' } }, NEW_SESSION, {
      now: new Date('2027-02-01T00:00:00Z'),
    });
    expect(late.reply.answers[0]).toMatchObject({ stale: true, staleNote: expect.stringMatching(/1414/) });
  });

  it.each(['voice', 'photo', 'video', 'sticker', 'location', 'document', 'other'] as const)(
    'answers a %s kindly, with topics and the hotline',
    (kind) => {
      const { reply } = turn({ type: 'unsupported', kind });
      expect(typesOf(reply.parts)).toEqual(['text', 'contacts', 'options']);
    },
  );

  it('answers a too long text with the limit and the hotline', () => {
    expect(replyToPlain(say('ы'.repeat(2001)).reply)).toMatch(/2000[\s\S]*112/);
  });

  it.each(['', '   ', '🙂🙂', '?!', '\u202e\u200b', '\ud800'])(
    'answers %j, which holds no words, without guessing',
    (text) => {
      const { reply } = say(text);
      expect(reply.outcome).toBe('smalltalk');
      expect(reply.answers).toEqual([]);
    },
  );

  it.each(['如何在阿拉木图登记', 'كيف أسجل في كازاخستان', 'कज़ाकिस्तान में पंजीकरण'])(
    'offers the six languages and the numbers to whoever writes «%s»',
    (text) => {
      const { reply } = say(text);
      expect(typesOf(reply.parts)).toEqual(['text', 'options', 'contacts']);
      expect(replyToPlain(reply)).toMatch(/Қазақша[\s\S]*English[\s\S]*112/);
    },
  );

  it('offers two or three entries with the line that tells them apart, and none of these', () => {
    const { reply } = press(
      { type: 'locale', locale: 'en' },
      { ...NEW_SESSION, lastView: { type: 'options', ids: ['notify.how', 'notify.fine'] } },
    );
    const options = reply.parts.flatMap((part) => (part.type === 'options' ? part.options : []));
    expect(options).toHaveLength(3);
    expect(options[0]?.hint).toBeTruthy();
    expect(options[2]?.choice).toEqual({ type: 'shortcut', name: 'none-of-these' });
  });

  it('leads on from an entry that no longer exists', () => {
    expect(typesOf(press({ type: 'entry', id: 'work.gone' }).reply.parts)).toEqual(['text', 'options']);
  });

  it('puts the topics of the chosen situation first', () => {
    const { reply } = press({ type: 'audience', audience: 'departing' });
    const options = reply.parts.flatMap((part) => (part.type === 'options' ? part.options : []));
    const first = options.find(({ choice }) => choice.type === 'topic');
    expect(first?.choice).toEqual({ type: 'topic', topic: 'depart' });
  });

  it('forgets the whole session on request', () => {
    expect(
      press({ type: 'shortcut', name: 'forget' }, { ...NEW_SESSION, lastEntry: 'work.eaeu' }).session,
    ).toBeUndefined();
  });

  it('reports a thumb with its entry and reason, never with the person', () => {
    expect(press({ type: 'unhelpful', id: 'work.eaeu', reason: 'old' }).report).toEqual({
      feedback: { entry: 'work.eaeu', verdict: 'unhelpful', reason: 'old' },
    });
  });
});

describe('the part of an answer that is asked for', () => {
  it.each([
    ['сколько стоит апостиль', 'papers'],
    ['how much does it cost to exchange my driving licence', 'papers'],
  ])('is open for %s', (asked, panel) => {
    const after = say(asked);
    const answer = after.reply.parts.find(({ type }) => type === 'answer');
    expect(answer).toMatchObject({ panel });
    // A change of language shows the same part.
    expect(remembered(after).lastView).toMatchObject({ type: 'entry', panel });
  });

  it('stays closed where the short answer says it, and in danger', () => {
    const closed = ({ reply }: Turned) =>
      reply.parts.filter((part) => part.type === 'answer' && part.panel === undefined);
    expect(closed(say('do uzbeks need a visa for kazakhstan'))).toHaveLength(1);
    const feared = say('муж бьёт меня каждый день, сколько стоит развод');
    expect(feared.reply.parts[0]?.type).toBe('safety');
    expect(feared.reply.parts.filter((part) => part.type === 'answer' && part.panel !== undefined)).toEqual(
      [],
    );
  });
});

describe('respond to what is hard to read', () => {
  it.each([
    ['Merhaba, çalışma izni nasıl alabilirim?', 'Türkçe'],
    ['哈萨克斯坦签证怎么办理', '中文'],
    ['كيف أحصل على تأشيرة', 'العربية'],
    ['क्या मुझे वीज़ा चाहिए', 'हिन्दी'],
  ])('says in the language of %j that it does not speak it, with the six and the hotline', (text, own) => {
    const { reply } = say(text);
    expect(reply.outcome).toBe('unknown');
    const plain = replyToPlain(reply);
    expect(plain).toContain(own);
    expect(plain).toMatch(/Қазақша[\s\S]*Тоҷикӣ[\s\S]*English/);
    expect(plain).toMatch(/112/);
  });

  it('reads a question typed in the wrong keyboard layout', () => {
    expect(say('cnhf[jdrf ghjgecr nfvj;yz ghbdtn').reply.locale).toBe('ru');
    expect(say('[jpzby pf,hfk gfcgjhn').reply.answers[0]?.id).toBe('safety.passport-taken');
  });

  it('answers Uzbek in Cyrillic letters while the person writes them, and in Latin again after that', () => {
    const first = say('Ўзбекистондан келдим, рўйхатдан неча кунда ўтиш керак');
    expect(first.reply).toMatchObject({ locale: 'uz', script: 'Cyrl' });
    expect(replyToPlain(first.reply)).not.toMatch(/oʻ|gʻ|sh[aiou]/);
    const pressed = press({ type: 'shortcut', name: 'topics' }, remembered(first));
    expect(pressed.reply.script).toBe('Cyrl');
    const second = say("ro'yxatdan necha kunda o'tish kerak", remembered(pressed));
    expect(second.reply.script).toBeUndefined();
  });

  it.each([
    ['a'.repeat(2000)],
    ['п😊а😊с😊п😊о😊р😊т'],
    ['‮тропсап‬'],
    ['\u200b\u200d\u2060'],
    ['пacпopт укpaли'],
  ])('answers %j without failing, and names whom to call or ask', (text) => {
    const { reply } = say(text);
    expect(reply.parts.length).toBeGreaterThan(0);
  });

  it('takes the entry shown last as likelier for a short question, and no more', () => {
    const about = say('patent for household work', { ...NEW_SESSION, locale: 'en', localeChosen: true });
    const next = say('how long is it valid', remembered(about));
    expect(next.reply.answers[0]?.id).toMatch(/^work\.permit-household/);
    const other = say('my husband beats me every day', remembered(next));
    expect(other.reply.answers[0]?.id).toBe('safety.domestic-violence');
  });
});
