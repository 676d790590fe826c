import { beforeAll, describe, expect, it } from 'vitest';
import { readGolden } from '../../../scripts/bench/golden.ts';
import type { Content } from '../../../src/core/content/content.ts';
import { recogniseCheck } from '../../../src/core/dialogue/recognise-check.ts';
import { respond, type Turned } from '../../../src/core/dialogue/respond.ts';
import type { Locale } from '../../../src/core/locale.ts';
import { REGISTRY_MESSAGES } from '../../../src/core/registry/registry-messages.ts';
import type { Reply } from '../../../src/core/reply.ts';
import { replyToPlain } from '../../../src/core/reply-text.ts';
import { blocksToPlain } from '../../../src/core/rich-text.ts';
import { screen } from '../../../src/core/safety/screen.ts';
import { NEW_SESSION, type Session } from '../../../src/core/session.ts';
import { CHECKED_AT, realContent } from '../../support/real-content.ts';

let content: Content;
beforeAll(async () => {
  content = await realContent();
}, 300_000);

const turn = (text: string, session: Session = NEW_SESSION): Turned =>
  respond(screen({ type: 'text', text }, content), session, { content, now: CHECKED_AT });
const ask = (text: string, session?: Session): Reply => turn(text, session).reply;
const told = ({ parts }: Reply): string =>
  parts.map((part) => (part.type === 'text' ? blocksToPlain(part.blocks) : '')).join('\n');
const cards = ({ parts }: Reply): string[] =>
  parts.flatMap((part) => (part.type === 'contacts' ? part.contacts.map(({ id }) => id) : []));
const entries = ({ parts }: Reply): string[] =>
  parts.flatMap((part) =>
    part.type === 'options'
      ? part.options.flatMap(({ choice }) => (choice.type === 'entry' ? [choice.id] : []))
      : [],
  );
const t = REGISTRY_MESSAGES;

describe('asking whether an address is real', () => {
  it.each<[Locale, string]>([
    ['ru', 'это настоящий сайт? vmp-gov.kz'],
    ['kk', 'мына сайт шын ба, сенуге бола ма? vmp-gov.kz'],
    ['uz', "bu sayt haqiqiymi, ishonsa bo'ladimi? vmp-gov.kz"],
    ['tg', 'ин сайт ҳақиқист ё қалбакӣ? vmp-gov.kz'],
    ['ky', 'бул сайт чынбы, ишенсе болобу? vmp-gov.kz'],
    ['en', 'is this site real or fake? vmp-gov.kz'],
  ])('warns of an imitation in %s and shows the real site', (locale, question) => {
    const reply = ask(question);
    expect(reply).toMatchObject({ locale, outcome: 'tool', answers: [] });
    expect(told(reply)).toContain(t[locale]('imitation', { address: 'vmp.gov.kz' }));
    expect(cards(reply)).toEqual(['vmp']);
  });

  it.each<[Locale, string]>([
    ['ru', 'korea-hrd.agency можно доверять?'],
    ['kk', 'korea-hrd.agency деген агенттікке сенуге бола ма?'],
    ['uz', 'korea-hrd.agency ishonchlimi, pul tikish kerakmi'],
    ['tg', 'ба сайти korea-hrd.agency бовар кардан мумкин аст?'],
    ['ky', 'korea-hrd.agency деген агенттикке ишенсе болобу?'],
    ['en', 'can I trust korea-hrd.agency?'],
  ])(
    'says in %s what is not in the list, that it may be either, whom to ask and what to check',
    (locale, question) => {
      const reply = ask(question);
      expect(reply).toMatchObject({ locale, outcome: 'tool' });
      expect(told(reply)).toContain(t[locale]('unknown.link'));
      expect(told(reply)).toContain(t[locale]('unknown.meaning'));
      expect(cards(reply)).toEqual(['egov-1414']);
      expect(entries(reply)).toEqual(['safety.job-scam', 'work.check-employer', 'depart.agencies']);
    },
  );

  it.each<[Locale, string]>([
    ['ru', '+7 7172 906984 настоящий номер?'],
    ['kk', '+7 7172 906984 деген нөмір шын ба, алаяқ емес пе?'],
    ['uz', '+7 7172 906984 реалми, алдов эмасми бу рақам'],
    ['tg', 'рақами +7 7172 906984 ҳақиқӣ аст ё фиреб?'],
    ['ky', '+7 7172 906984 деген номер чынбы, калп эмеспи?'],
    ['en', 'is +7 7172 906984 a real official number?'],
  ])('knows an official phone in %s and says that a caller can fake it', (locale, question) => {
    const reply = ask(question);
    expect(reply).toMatchObject({ locale, outcome: 'tool' });
    expect(replyToPlain({ ...reply, parts: reply.parts.slice(1) })).toContain('+7 7172 906 984');
    expect(cards(reply)).toEqual(['egov-from-abroad']);
  });

  it('understands the same in Arabic letters', () => {
    expect(ask('۸ ۷۰۱ ۱۲۳ ۴۵ ۶۷ بۇل ءنومىر راس پا؟')).toMatchObject({ locale: 'kk', outcome: 'tool' });
  });

  it('takes a long question that names an office of our list for a question on its matter', () => {
    const { outcome } = ask('How do I write an official complaint to a ministry through e-Otinish?');
    expect(outcome).not.toBe('tool');
  });

  it('answers Uzbek in Cyrillic letters when it was asked in them, whatever the letters of the link', () => {
    expect(ask('korea-hrd.agency ишончлими')).toMatchObject({ locale: 'uz', script: 'Cyrl' });
  });

  it('sees look-alike letters that are mended for everything else', () => {
    expect(told(ask('еgov.kz настоящий сайт?'))).toContain(t.ru('imitation', { address: 'egov.kz' }));
  });

  it.each([
    ['1414 это настоящий номер?', 'egov-1414'],
    ['112 настоящий номер?', 'rescue-112'],
    ['Сана Сезим это настоящая организация?', 'sana-sezim'],
    ['info@enbek.kz официальная почта?', 'enbek'],
  ])('tells whose it is: %s', (question, contact) => {
    const reply = ask(question);
    expect(reply.outcome).toBe('tool');
    expect(cards(reply)).toEqual([contact]);
  });

  it('tells state sites that it does not know from those that it knows', () => {
    const reply = ask('stat.gov.kz это официальный сайт?');
    expect(told(reply)).toContain(t.ru('sign.state-ending'));
    expect(cards(reply)).toEqual(['egov-1414']);
  });

  it('names the service whose name an account uses, and does not call the account real', () => {
    const reply = ask('@egov_help_bot это официальный бот?');
    expect(told(reply)).toContain(t.ru('unknown.handle'));
    expect(told(reply)).toContain('eGov.kz');
  });

  it.each([
    ['ru', 'korea-hrd.agency это не обман? просят предоплату на карту'],
    ['uz', "+998 90 123 45 67 rostmi, kod so'rayapti va hech kimga aytma deyapti"],
    ['en', 'is korea-hrd.agency legit? they want a deposit first'],
  ] as const)(
    'adds a warning in %s where money first, a code or silence is asked for',
    (locale, question) => {
      expect(told(ask(question))).toContain(t[locale]('warning.money'));
    },
  );

  it('tells the false one of two addresses first and shows the real one', () => {
    const reply = ask('egov.kz и egov-kz.com какой настоящий?');
    expect(told(reply)).toMatch(new RegExp(`^${t.ru('imitation.one', { address: 'egov.kz' }).slice(0, 30)}`));
    expect(cards(reply)).toEqual(['egov']);
  });

  it('says once what holds for several addresses', () => {
    const text = told(ask('korea-hrd.agency и +7 701 234 56 78 и @korea_jobs это обман?'));
    expect(text.split(t.ru('unknown.meaning'))).toHaveLength(2);
  });

  it('puts agencies for work abroad before employers here for those who leave', () => {
    const reply = ask('korea-hrd.agency настоящая?', { ...NEW_SESSION, audience: 'departing' });
    expect(entries(reply)).toEqual(['safety.job-scam', 'depart.agencies', 'work.check-employer']);
  });

  it.each([
    'is korea-hrd.agency safe?',
    'korea-hrd.agency безопасно?',
    'egov.kz настоящий?',
    '+7 701 234 56 78 кто это',
  ])('calls nothing safe: %s', (question) => {
    expect(told(ask(question))).not.toMatch(/безопас|safe|xavfsiz|қауіпсіз|бехатар|коопсуз/i);
  });

  it('repeats no address that is not in the list, and keeps none', () => {
    const { reply, session, report } = turn('evil-egov.example.com и +7 701 234 56 78 это обман?');
    expect(reply.outcome).toBe('tool');
    expect(`${replyToPlain(reply)} ${JSON.stringify(session)}`).not.toMatch(/evil|234 ?56/);
    expect(report).toEqual({});
  });
});

describe('a link or phone and nothing else', () => {
  it.each([
    'https://egov-kz.com/login?id=1',
    'korea-hrd.agency',
    '+7 701 234 56 78',
    '8 (7172) 90-69-84',
    'сайт: https://egov.kz',
    '@korea_jobs',
    'https://t.me/easy_money_777',
    'bit.ly/3xYz',
  ])('is looked up: %s', (text) => {
    expect(ask(text).outcome).toBe('tool');
  });

  it('leaves the language as it was', () => {
    const session: Session = { ...NEW_SESSION, locale: 'tg' };
    expect(ask('https://korea-hrd.agency/vacancy/packing', session).locale).toBe('tg');
  });

  it('leads to the entry about a site of our list, under a line that tells whose it is', () => {
    const reply = ask('vmp.gov.kz');
    expect(reply.outcome).toBe('answer');
    expect(reply.answers[0]?.id).toBe('services.vmp');
    expect(told(reply)).toContain('vmp.gov.kz');
  });

  it('leads to the entry about an emergency number', () => {
    expect(ask('112').answers[0]?.id).toBe('safety.emergency-numbers');
    expect(ask('101 102 103').answers[0]?.id).toBe('safety.emergency-numbers');
  });
});

describe('ordinary questions', () => {
  it.each([
    'vmp.gov.kz gives an error when I enter the passport number, what else can I do?',
    'Как разместить резюме на enbek.kz?',
    'как проверить запрет на въезд на сайте egov.kz',
    'можно позвонить на 1414 и узнать статус заявления?',
    'приехал 12.05.2026, когда уезжать',
    'ИИН 990101300123 как проверить штраф',
    'Можно ли верить хозяину, который не даёт договор?',
    'мой номер +7 701 234 56 78, когда мне выплатят зарплату',
  ])('are answered as before: %s', (question) => {
    expect(recogniseCheck(question, content)).toBeUndefined();
  });

  it('are answered under a warning when they hold an imitation', () => {
    const reply = ask('зарегистрировался на egov-kz.com что делать дальше');
    expect(reply.outcome).toBe('answer');
    expect(told(reply)).toContain(t.ru('imitation', { address: 'egov.kz' }));
    expect(ask('мне прислали ссылку https://egov-bonus.top/pay надо ли платить').outcome).toBe('tool');
  });

  it('of the golden set are never taken for this one', () => {
    const { questions, safety, outOfScope } = readGolden('test/golden');
    const taken = [...questions, ...safety, ...outOfScope].filter(({ text }) => {
      const check = recogniseCheck(text, content);
      return check && (check.place === 'asked' || ask(text).outcome === 'tool');
    });
    expect(taken).toEqual([]);
  });
});
