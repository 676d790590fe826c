import { domainToASCII } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { findAddresses, findNames } from '../../../src/core/registry/find-addresses.ts';
import { lookUp, type Verdict } from '../../../src/core/registry/look-up.ts';
import type { Registry } from '../../../src/core/registry/registry.ts';
import { realRegistry } from '../../support/real-registry.ts';

let registry: Registry;
beforeAll(async () => {
  ({ registry } = await realRegistry());
});

/** A verdict in few words: "official egov", "imitation vmp.gov.kz", "unknown link", "unknown link shortened". */
function brief(verdict: Verdict): string {
  switch (verdict.status) {
    case 'official':
      return `official ${verdict.contacts.map(({ id }) => id).join('+')}`.trim();
    case 'imitation':
      return `imitation ${verdict.host}`;
    case 'unknown':
      return ['unknown', verdict.kind, verdict.sign?.type].filter(Boolean).join(' ');
    default:
      return verdict satisfies never;
  }
}

const judge = (text: string): string[] =>
  findAddresses(text, registry).addresses.map((address) => brief(lookUp(address, registry)));

describe('looking an address up: official', () => {
  it.each([
    ['egov.kz', 'official egov'],
    ['https://egov.kz', 'official egov'],
    ['HTTPS://WWW.EGOV.KZ/cms/ru', 'official egov'],
    ['egov.kz.', 'official egov'],
    ['(egov.kz)', 'official egov'],
    ['egov.kz:443/login', 'official egov'],
    ['https://m.egov.kz/services', 'official egov'],
    ['idp.egov.kz', 'official egov'],
    ['vmp.gov.kz', 'official vmp'],
    ['http://vmp.gov.kz?lang=ru', 'official vmp'],
    ['https://migration.enbek.kz/ru', 'official migration-portal'],
    ['hr.enbek.kz', 'official enbek'],
    ['eqonaq.kz', 'official eqonaq'],
    ['https://www.gov.kz/memleket/entities/mfa', 'official mfa-kz'],
    ['gov.kz/memleket/entities/enbek/press', 'official ministry-labour'],
    ['https://www.gov.kz/', 'official'],
    ['help.unhcr.org/centralasia', 'official unhcr-almaty'],
    ['https://e-navbat.mfa.uz/', 'official embassy-uz'],
    ['egov.kz-тегі жаңалық', 'official egov'],
    ['egov.kzда кўрдим', 'official egov'],
    ['egov.kz-da yozilgan', 'official egov'],
    ['пишите на info@enbek.kz', 'official enbek'],
    ['https://egov.kz#@other.example', 'official egov'],
  ])('%s', (text, verdict) => {
    expect(judge(text)).toEqual([verdict]);
  });
});

describe('looking an address up: imitation', () => {
  it.each([
    // letters of other alphabets, written or as punycode
    ['еgov.kz', 'egov.kz'],
    ['vmр.gov.kz', 'vmp.gov.kz'],
    ['https://eqоnaq.kz/login', 'eqonaq.kz'],
    ['egóv.kz', 'egov.kz'],
    [domainToASCII('еgov.kz'), 'egov.kz'],
    [`https://${domainToASCII('vmр.gov.kz')}/ru`, 'vmp.gov.kz'],
    [domainToASCII('еnbek.kz'), 'enbek.kz'],
    ['егов.кз', 'egov.kz'],
    ['энбек.кз', 'enbek.kz'],
    // digits for letters
    ['eg0v.kz', 'egov.kz'],
    ['e9ov.kz', 'egov.kz'],
    ['eqonaq.kz'.replace('q', '9'), 'eqonaq.kz'],
    ['eotin1sh.kz', 'eotinish.kz'],
    // one or two letters
    ['egow.kz', 'egov.kz'],
    ['egovv.kz', 'egov.kz'],
    ['eqov.kz', 'egov.kz'],
    ['enbak.kz', 'enbek.kz'],
    ['ebnek.kz', 'enbek.kz'],
    ['eqanak.kz', 'eqonaq.kz'],
    ['eotinich.kz', 'eotinish.kz'],
    ['vmp.gvo.kz', 'vmp.gov.kz'],
    ['https://egov.kx', 'egov.kz'],
    // the name inside another domain
    ['egov-kz.com', 'egov.kz'],
    ['egovkz.com', 'egov.kz'],
    ['my-egov.kz', 'egov.kz'],
    ['egov.kz.login.top', 'egov.kz'],
    ['vmp.gov.kz.help.ru', 'vmp.gov.kz'],
    ['https://login.egov-portal.site/kz', 'egov.kz'],
    ['gov-kz.online', 'gov.kz'],
    ['https://gov.kz.pay.info/invoice', 'gov.kz'],
    ['unhcr-kazakhstan.org', 'help.unhcr.org'],
    ['mfa-uz.com', 'e-navbat.mfa.uz'],
    // another ending
    ['egov.com', 'egov.kz'],
    ['enbek.ru', 'enbek.kz'],
    ['eqonaq.online', 'eqonaq.kz'],
    ['vmp.kz', 'vmp.gov.kz'],
    // hyphens and dots put elsewhere
    ['e-gov.kz', 'egov.kz'],
    ['vmp-gov.kz', 'vmp.gov.kz'],
    ['vmpgov.kz', 'vmp.gov.kz'],
    ['migration-enbek.kz', 'migration.enbek.kz'],
    // what browsers pass over
    ['https://egov.kz@help.example/pay', 'egov.kz'],
    ['http://www.egov.kz:ru@1c.example', 'egov.kz'],
    ['https://help.example/egov.kz/login', 'egov.kz'],
    ['bit.ly/egov.kz', 'egov.kz'],
    // a mailbox that anybody can open
    ['egov.kz@gmail.com', 'egov.kz'],
    ['support@egov-kz.com', 'egov.kz'],
  ])('%s looks like %s', (text, host) => {
    expect(judge(text)).toEqual([`imitation ${host}`]);
  });

  it('takes a backslash for a slash, as browsers do', () => {
    expect(judge('https://help.example\\@egov.kz')).toEqual(['unknown link']);
  });
});

describe('looking an address up: not in our list', () => {
  it.each([
    ['korea-hrd.agency', 'unknown link'],
    ['https://some-agency.example/jobs', 'unknown link'],
    ['stat.gov.kz', 'unknown link state-ending'],
    ['https://www.kgd.gov.kz/ru', 'unknown link state-ending'],
    ['vnp.gov.kz', 'unknown link state-ending'],
    ['bit.ly/3xYz', 'unknown link shortened'],
    ['https://clck.ru/abc', 'unknown link shortened'],
    ['https://www.zakon.kz/123.html', 'unknown link source'],
    ['adilet.zan.kz', 'unknown link source'],
    ['mfa.uz', 'unknown link source'],
    ['testcenter.kz', 'unknown link'],
    ['ombudsman.uz', 'unknown link'],
    ['mia.gov.kg', 'unknown link'],
    ['olx.kz', 'unknown link'],
    ['hh.kz', 'unknown link'],
    ['kaspi.kz', 'unknown link'],
    ['jobs@korea-hrd.agency', 'unknown email'],
    ['aidos@gmail.com', 'unknown email'],
    ['@korea_jobs', 'unknown handle'],
    ['@egov_help_bot', 'unknown handle borrowed-name'],
    ['https://t.me/egovkz_support', 'unknown handle borrowed-name'],
    ['instagram.com/work.in.korea', 'unknown handle'],
    ['инстаграм work_korea', 'unknown handle'],
  ])('%s', (text, verdict) => {
    expect(judge(text).slice(0, 1)).toEqual([verdict]);
  });

  it('takes a name after the letters of a word for part of it', () => {
    expect(judge('почта@korea_jobs')).toEqual([]);
  });
});

describe('looking a phone up', () => {
  it.each([
    ['+7 7172 906 984', 'official egov-from-abroad'],
    ['+77172906984', 'official egov-from-abroad'],
    ['8 (7172) 90-69-84', 'official egov-from-abroad'],
    ['87172906984', 'official egov-from-abroad'],
    ['7172 90 69 84', 'official egov-from-abroad'],
    ['7 172 906 984', 'official egov-from-abroad'],
    ['тел:+7(7172)90‑69‑84', 'official egov-from-abroad'],
    ['https://wa.me/77172906984', 'official egov-from-abroad'],
    ['1414', 'official egov-1414'],
    ['116 16', 'official helpline-11616'],
    ['11616', 'official helpline-11616'],
    ['116-16', 'official helpline-11616'],
    ['810 82 10 6572 9311', 'official embassy-kz-korea'],
    ['0082 10 6572 9311', 'official embassy-kz-korea'],
    ['600 590 000', 'official mohre-uae'],
    ['+7 7172 906 985', 'unknown phone'],
    ['+7 701 234 56 78', 'unknown phone'],
    ['8-701-234-56-78', 'unknown phone'],
    ['998 90 123 45 67', 'unknown phone'],
    ['998901234567', 'unknown phone'],
    ['+48 512 345 678', 'unknown phone'],
    ['254-46-84', 'unknown phone'],
  ])('%s', (text, verdict) => {
    expect(judge(text)).toEqual([verdict]);
  });

  it('tells short numbers of the registry apart when they stand in a row', () => {
    expect(judge('101 102 103')).toEqual([
      'official fire-101',
      'official police-102',
      'official ambulance-103',
    ]);
  });

  it.each([
    ['20.11.2026'],
    ['12 05 2026'],
    ['2026-11-20'],
    ['2025-2026'],
    ['с 12.05.2026 по 20.06.2026'],
    ['1 500 000'],
    ['250 000 тенге'],
    ['87012345 тенге'],
    ['ИИН 990101300123'],
    ['990101300123'],
    ['4400 4300 1234 5678'],
    ['паспорт N12345678'],
    ['AB1234567'],
    ['№ 1234567'],
    ['пришёл вчера.как быть'],
    ['т.д. и т.п.'],
    ['passport.pdf'],
    ['ask him.is it true'],
    ['keldim.Hozir nima qilay'],
  ])('finds no address in "%s"', (text) => {
    expect(judge(text)).toEqual([]);
  });
});

describe('looking a name up', () => {
  const judgeName = (text: string): string[] =>
    findNames(text, registry).map((name) => brief(lookUp(name, registry)));

  it.each([
    ['«Сана Сезим» настоящая организация?', 'official sana-sezim'],
    ['это Сана Сезим из Шымкента?', 'official sana-sezim'],
    ['агентство «Korea Dream» настоящее?', 'unknown name'],
    ['ТОО Алтын Жол – настоящая фирма?', 'unknown name'],
    ['"Sunrise Work" agentligi rostmi', 'unknown name'],
  ])('%s', (text, verdict) => {
    expect(judgeName(text)).toEqual([verdict]);
  });

  it('takes quotation marks alone for no name of a firm', () => {
    expect(judgeName('Польшага «приглашение» сатам дейт агент, чынбы?')).toEqual([]);
  });
});
