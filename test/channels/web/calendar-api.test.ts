import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALCULATOR_MESSAGES } from '../../../src/core/calculators/calculator-messages.ts';
import { LOCALES } from '../../../src/core/locale.ts';
import { failureOf, startWebHarness, type WebHarness } from '../../support/web-harness.ts';

let web: WebHarness;
beforeAll(async () => {
  web = await startWebHarness();
});
afterAll(() => web.close());

const ask = (query: string) => web.get(`/api/v1/calendar.ics?${query}`);

describe('GET /api/v1/calendar.ics', () => {
  it('answers with a calendar that a phone opens and nobody keeps', async () => {
    const { statusCode, headers, body } = await ask('kind=notification&day=2026-11-25&locale=en');
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="aman.ics"',
      'cache-control': 'no-store',
    });
    expect(body).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(body).toContain('DTSTART;VALUE=DATE:20261125\r\n');
  });

  it.each(LOCALES)('speaks %s', async (locale) => {
    const { body } = await ask(`kind=stay&day=2026-11-25&locale=${locale}`);
    expect(body).toContain(`SUMMARY:${CALCULATOR_MESSAGES[locale]('calendar.title')}\r\n`);
  });

  it.each([
    ['kind=stay&day=2026-02-31', 'day'],
    ['kind=stay&day=tomorrow', 'day'],
    ['kind=stay', 'day'],
    ['kind=birthday&day=2026-11-25', 'kind'],
    ['kind=stay&day=2026-11-25&locale=xx', 'locale'],
  ])('refuses %s and names the field', async (query, field) => {
    const response = await ask(query);
    expect(response.statusCode).toBe(400);
    expect(failureOf(response).error.issues.map(({ path }) => path)).toEqual([field]);
  });

  it('writes neither the day nor the kind into the log', async () => {
    await ask('kind=permit&day=2026-11-27');
    expect(web.logged()).not.toMatch(/2026-11-27|permit/);
  });
});
